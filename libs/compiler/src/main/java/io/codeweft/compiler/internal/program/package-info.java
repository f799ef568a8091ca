/**
 * One text through the whole lane: {@link io.codeweft.compiler.internal.program.Pipeline} holds the
 * list of steps, {@link io.codeweft.compiler.internal.program.Program} is what comes out.
 */
@NullMarked
package io.codeweft.compiler.internal.program;

import org.jspecify.annotations.NullMarked;
