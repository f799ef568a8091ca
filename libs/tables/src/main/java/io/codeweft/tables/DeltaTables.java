package io.codeweft.tables;

import io.codeweft.tables.internal.ChangeReader;
import io.codeweft.tables.internal.CommitWriter;
import io.codeweft.tables.internal.KernelTables;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads and commits Delta tables on the local file system. Safe for use by many threads. */
public final class DeltaTables {
  private final KernelTables tables;
  private final CommitWriter writer;
  private final ChangeReader changes;

  /**
   * @param fsync whether a commit waits until the disk holds the data files and the log entry; for
   *     about 8 ms per commit it then survives the loss of power, and not only that of the process
   */
  public DeltaTables(boolean fsync) {
    tables = new KernelTables(fsync);
    writer = new CommitWriter(tables, fsync);
    changes = new ChangeReader(tables);
  }

  /** The latest version; empty when there is no table in that directory. */
  public Optional<TableSnapshot> latest(Path table) {
    return tables.latest(absolute(table)).map(KernelTables.Version::snapshot);
  }

  /**
   * @throws TableException when there is no such table or version
   */
  public TableSnapshot at(Path table, long version) {
    return tables.at(absolute(table), version).snapshot();
  }

  /**
   * Commits one version, or says why not. A table that does not exist is created by its first
   * commit, data included.
   *
   * @throws TableException when the request does not fit the table or its files; nothing was
   *     committed then
   */
  public CommitResult commit(CommitRequest request) {
    return writer.commit(request);
  }

  /**
   * The changes of the versions after {@code fromExclusive} (-1: from the beginning) up to {@code
   * toInclusive}, one element per version in order.
   *
   * @throws TableException when a version is missing, or the range is longer than {@link
   *     ChangeReader#MAX_VERSIONS}
   */
  public List<VersionChanges> changes(Path table, long fromExclusive, long toInclusive) {
    return changes.read(absolute(table), fromExclusive, toInclusive);
  }

  private static Path absolute(Path table) {
    return table.toAbsolutePath().normalize();
  }
}
