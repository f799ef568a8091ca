/**
 * Turns a repository into extract datasets.
 *
 * <p>{@code scan} lists the files of a repository, {@code worker} has CPython read them in a pool
 * of processes, {@code columns} turns the answers into Arrow record batches, {@code landing}
 * commits them as Delta tables, and {@code run} ties these together: a queue of {@link
 * io.codeweft.extract.ExtractRequest requests}, each of which ends in an extract that is landed and
 * announced by {@code extract-landed}. {@code http} is the REST side of that queue.
 *
 * <p>Files are data here: nothing imports or executes them, nothing outside the given folder is
 * read, and a file that breaks its worker is one row of {@code extract_errors_v1}.
 */
@NullMarked
package io.codeweft.extract;

import org.jspecify.annotations.NullMarked;
