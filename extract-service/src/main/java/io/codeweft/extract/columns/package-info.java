/**
 * The facts of files, as Arrow record batches.
 *
 * <p>Whoever reads a file answers with {@link io.codeweft.extract.columns.Facts}: per dataset a
 * batch of one row. {@link io.codeweft.extract.columns.DatasetWriter} adds which file it was,
 * appends it to the batch that is being filled, and writes full batches to an Arrow stream on disk,
 * so that memory does not grow with the repository.
 */
@NullMarked
package io.codeweft.extract.columns;

import org.jspecify.annotations.NullMarked;
