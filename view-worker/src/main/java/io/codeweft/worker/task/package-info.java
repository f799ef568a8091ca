/**
 * From a task to its answer.
 *
 * <p>{@link io.codeweft.worker.task.TaskRunner} opens a private engine session for the task; {@link
 * io.codeweft.worker.task.TaskProgram} says what to bind and to define in it, {@link
 * io.codeweft.worker.task.TaskComputation} does so, writes the outputs and compares them with what
 * is committed, and {@link io.codeweft.worker.task.OutputFiles} puts finished files beside their
 * tables. {@link io.codeweft.worker.task.FunctionCheck} proves at start that this engine computes
 * what the function library promises; {@link io.codeweft.worker.task.TaskFailure} turns whatever
 * goes wrong into an answer.
 */
@NullMarked
package io.codeweft.worker.task;

import org.jspecify.annotations.NullMarked;
