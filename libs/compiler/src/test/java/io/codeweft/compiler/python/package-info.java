/** The built-in Python pack, compiled and run over a small repository with known answers. */
@NullMarked
package io.codeweft.compiler.python;

import org.jspecify.annotations.NullMarked;
