package io.codeweft.extract.landing;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import java.nio.file.Path;

/**
 * Rows of a dataset that are not committed yet.
 *
 * @param batches Arrow stream file
 * @param rows how many it holds
 */
public record DatasetFile(DatasetDeclaration declaration, Path batches, long rows) {}
