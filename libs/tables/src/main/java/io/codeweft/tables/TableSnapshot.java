package io.codeweft.tables;

import io.codeweft.contracts.schema.Schema;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/** One version of a table: the files that make up its rows. Immutable. */
public final class TableSnapshot {
  private final Path root;
  private final long version;
  private final Schema schema;
  private final List<LiveFile> files;
  private final Map<String, String> properties;
  private final Function<String, OptionalLong> transactions;

  /**
   * Snapshots come from {@link DeltaTables}.
   *
   * @param transactions looks up the latest version of an application id in the log
   */
  public TableSnapshot(
      Path root,
      long version,
      Schema schema,
      List<LiveFile> files,
      Map<String, String> properties,
      Function<String, OptionalLong> transactions) {
    this.root = root;
    this.version = version;
    this.schema = schema;
    this.files = List.copyOf(files);
    this.properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    this.transactions = transactions;
  }

  /** Absolute directory of the table. */
  public Path root() {
    return root;
  }

  public long version() {
    return version;
  }

  public Schema schema() {
    return schema;
  }

  /** Sorted by path; none for an empty table. */
  public List<LiveFile> files() {
    return files;
  }

  /** The writers' own properties, without those of Delta; sorted by name. */
  public Map<String, String> properties() {
    return properties;
  }

  /** Number of rows of this version. */
  public long rows() {
    return files.stream().mapToLong(LiveFile::rows).sum();
  }

  /** Absolute paths of the files, in the order of {@link #files()}. */
  public List<Path> paths() {
    return files.stream().map(file -> root.resolve(file.path())).toList();
  }

  /** Latest version that the writer of that application id had committed; reads the log. */
  public OptionalLong transaction(String appId) {
    return transactions.apply(appId);
  }

  @Override
  public String toString() {
    return root + " version " + version;
  }
}
