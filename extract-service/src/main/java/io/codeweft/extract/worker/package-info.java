/**
 * CPython processes that read source files.
 *
 * <p>{@link io.codeweft.extract.worker.Interpreter} finds a Python and {@link
 * io.codeweft.extract.worker.WorkerScript} unpacks the program it runs. A {@link
 * io.codeweft.extract.worker.WorkerPool} keeps a bounded number of processes; a file whose process
 * crashes, runs out of memory or takes too long costs that process, which is replaced, and gets an
 * error row. What comes back are {@link io.codeweft.extract.columns.Facts}: Arrow record batches.
 */
@NullMarked
package io.codeweft.extract.worker;

import org.jspecify.annotations.NullMarked;
