/** How definition files are read and what is demanded of them. */
@NullMarked
package io.codeweft.functions.internal;

import org.jspecify.annotations.NullMarked;
