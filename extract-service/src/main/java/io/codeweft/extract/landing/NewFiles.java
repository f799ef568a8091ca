package io.codeweft.extract.landing;

import io.codeweft.engine.WrittenFile;
import io.codeweft.tables.LiveFile;
import java.util.List;
import java.util.Optional;

/**
 * What the next version of a table is made of.
 *
 * @param removed files of the version before
 * @param changes empty for a first version, or when the schema is another one
 */
record NewFiles(List<WrittenFile> added, List<LiveFile> removed, Optional<WrittenFile> changes) {}
