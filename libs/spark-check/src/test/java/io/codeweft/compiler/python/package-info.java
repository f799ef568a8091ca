/** The built-in pack on Spark. */
@NullMarked
package io.codeweft.compiler.python;

import org.jspecify.annotations.NullMarked;
