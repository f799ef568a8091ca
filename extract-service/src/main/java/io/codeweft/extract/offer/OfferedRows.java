package io.codeweft.extract.offer;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.ExtractOffered;
import java.nio.file.Path;
import java.util.Set;

/**
 * Rows that were checked and may land.
 *
 * @param batches Arrow stream file with the declared types
 * @param paths of all rows
 */
record OfferedRows(
    DatasetDeclaration declaration,
    ExtractOffered.Dataset offered,
    Path batches,
    long rows,
    Set<String> paths) {}
