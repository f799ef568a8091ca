package io.codeweft.tables.internal;

import io.codeweft.contracts.schema.Schema;
import io.codeweft.tables.TableException;
import io.codeweft.tables.VersionChanges;
import io.delta.kernel.CommitActions;
import io.delta.kernel.CommitRangeBuilder.CommitBoundary;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.internal.DeltaLogActionUtils.DeltaAction;
import io.delta.kernel.internal.actions.Metadata;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads from the log which files say what a version changed. */
public final class ChangeReader {
  /** Longest range of one call. */
  public static final int MAX_VERSIONS = 10_000;

  private static final Set<DeltaAction> ACTIONS =
      Set.of(DeltaAction.ADD, DeltaAction.REMOVE, DeltaAction.CDC, DeltaAction.METADATA);

  private final KernelTables tables;

  public ChangeReader(KernelTables tables) {
    this.tables = tables;
  }

  public List<VersionChanges> read(Path table, long fromExclusive, long toInclusive) {
    if (fromExclusive < KernelTables.NO_VERSION
        || toInclusive < fromExclusive
        || toInclusive - fromExclusive > MAX_VERSIONS) {
      throw new TableException(
          table
              + ": changes after version "
              + fromExclusive
              + " up to "
              + toInclusive
              + " are not a range of 0 to "
              + MAX_VERSIONS
              + " versions; read it in steps");
    }
    if (toInclusive == fromExclusive) {
      return List.of();
    }
    // also the check that the last version exists
    Schema last = tables.at(table, toInclusive).snapshot().schema();
    try {
      return versions(table, fromExclusive + 1, toInclusive, last);
    } catch (TableException e) {
      throw e;
    } catch (Exception e) { // Kernel reports a damaged log with many types
      throw new TableException(
          table
              + ": the changes of versions "
              + (fromExclusive + 1)
              + " to "
              + toInclusive
              + " cannot be read; if the log has been cleaned up, start again from a snapshot: "
              + e.getMessage(),
          e);
    }
  }

  private List<VersionChanges> versions(Path table, long first, long last, Schema lastSchema)
      throws Exception {
    List<VersionChanges> result = new ArrayList<>();
    @Nullable Schema schema = first == 0 ? null : tables.at(table, first - 1).snapshot().schema();
    try (CloseableIterator<CommitActions> commits =
        TableManager.loadCommitRange(table.toString(), CommitBoundary.atVersion(first))
            .withEndBoundary(CommitBoundary.atVersion(last))
            .build(tables.engine())
            .getCommitActions(tables.engine(), ACTIONS)) {
      while (commits.hasNext()) {
        try (CommitActions commit = commits.next()) {
          Files found = read(table, commit);
          Schema now = found.schema == null ? (schema == null ? lastSchema : schema) : found.schema;
          boolean replaced = schema != null && !schema.equals(now);
          result.add(found.toChanges(commit.getVersion(), now, replaced));
          schema = now;
        }
      }
    }
    return result;
  }

  private static final class Files {
    final SortedSet<Path> changed = new TreeSet<>();
    final SortedSet<Path> deleted = new TreeSet<>();
    final SortedSet<Path> inserted = new TreeSet<>();
    @Nullable Schema schema;

    VersionChanges toChanges(long version, Schema now, boolean replaced) {
      boolean whole = changed.isEmpty();
      return new VersionChanges(
          version,
          now,
          replaced,
          List.copyOf(changed),
          whole ? List.copyOf(deleted) : List.of(),
          whole ? List.copyOf(inserted) : List.of());
    }
  }

  private Files read(Path table, CommitActions commit) throws IOException {
    Files found = new Files();
    try (CloseableIterator<ColumnarBatch> batches = commit.getActions()) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          while (rows.hasNext()) {
            read(table, rows.next(), found);
          }
        }
      }
    }
    return found;
  }

  private static void read(Path table, Row action, Files found) {
    Row change = struct(action, DeltaAction.CDC);
    if (change != null) {
      found.changed.add(path(table, change));
    }
    Row remove = struct(action, DeltaAction.REMOVE);
    if (remove != null && isChange(remove)) {
      found.deleted.add(path(table, remove));
    }
    Row add = struct(action, DeltaAction.ADD);
    if (add != null && isChange(add)) {
      found.inserted.add(path(table, add));
    }
    Row metadata = struct(action, DeltaAction.METADATA);
    if (metadata != null) {
      found.schema =
          KernelSchemas.fromKernel(table.toString(), Metadata.fromRow(metadata).getSchema());
    }
  }

  private static @Nullable Row struct(Row action, DeltaAction kind) {
    int ordinal = action.getSchema().indexOf(kind.colName);
    return ordinal < 0 || action.isNullAt(ordinal) ? null : action.getStruct(ordinal);
  }

  private static boolean isChange(Row file) {
    return file.getBoolean(file.getSchema().indexOf("dataChange"));
  }

  private static Path path(Path table, Row file) {
    return table.resolve(LogPaths.decode(table, file.getString(file.getSchema().indexOf("path"))));
  }
}
