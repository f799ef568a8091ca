package io.codeweft.extract.landing;

import io.codeweft.engine.WrittenFile;
import io.codeweft.tables.LiveFile;
import java.util.List;

/**
 * What the next version of a table is made of.
 *
 * @param removed files of the version before
 * @param changes none for a first version, or when the schema is another one
 */
record NewFiles(List<WrittenFile> added, List<LiveFile> removed, List<WrittenFile> changes) {}
