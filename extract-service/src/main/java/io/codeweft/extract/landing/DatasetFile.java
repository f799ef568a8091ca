package io.codeweft.extract.landing;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import java.nio.file.Path;

/** A dataset of an extract that is not committed yet, as an Arrow stream file. */
public record DatasetFile(DatasetDeclaration declaration, Path batches) {}
