/** Tests of the semantic diff. */
@NullMarked
package io.codeweft.compiler.diff;

import org.jspecify.annotations.NullMarked;
