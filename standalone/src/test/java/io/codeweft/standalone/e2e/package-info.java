/**
 * The packaged program as child processes, on small repositories.
 *
 * <p>{@link io.codeweft.standalone.e2e.WeftProcess} starts and awaits a command, {@link
 * io.codeweft.standalone.e2e.WarehouseTables} reads what it left, {@link
 * io.codeweft.standalone.e2e.SampleRepository} is what it works on, and {@link
 * io.codeweft.standalone.e2e.Baseline} is one undisturbed run that other tests compare with.
 */
@NullMarked
package io.codeweft.standalone.e2e;

import org.jspecify.annotations.NullMarked;
