/** Every function of the library, as views call it: through the lane, then on an engine. */
@NullMarked
package io.codeweft.compiler.library;

import org.jspecify.annotations.NullMarked;
