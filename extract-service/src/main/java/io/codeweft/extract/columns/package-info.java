/**
 * From frames of the workers to Arrow record batches, by copying buffers: {@link
 * io.codeweft.extract.columns.DatasetWriter} appends one file at a time to a dataset and writes
 * full batches to an Arrow stream on disk, so that memory does not grow with the repository.
 */
@NullMarked
package io.codeweft.extract.columns;

import org.jspecify.annotations.NullMarked;
