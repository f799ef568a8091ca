package io.codeweft.tables;

import io.codeweft.contracts.schema.Schema;
import java.nio.file.Path;
import java.util.List;

/**
 * What one version changed, as files. Either {@code changed} is the whole truth, or, when it is
 * empty, the version's change is every row of {@code deleted} out and every row of {@code inserted}
 * in. All paths are absolute and sorted.
 *
 * @param schema columns of this version
 * @param schemaReplaced the version before had other columns (then {@code deleted} has those)
 * @param changed files with the columns of {@code schema} and {@code _change_type}
 */
public record VersionChanges(
    long version,
    Schema schema,
    boolean schemaReplaced,
    List<Path> changed,
    List<Path> deleted,
    List<Path> inserted) {
  public VersionChanges {
    changed = List.copyOf(changed);
    deleted = List.copyOf(deleted);
    inserted = List.copyOf(inserted);
  }
}
