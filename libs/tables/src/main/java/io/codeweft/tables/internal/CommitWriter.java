package io.codeweft.tables.internal;

import io.codeweft.contracts.event.DataFile;
import io.codeweft.tables.CommitRequest;
import io.codeweft.tables.CommitResult;
import io.codeweft.tables.TableException;
import io.codeweft.tables.TableSnapshot;
import io.delta.kernel.Operation;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.Row;
import io.delta.kernel.exceptions.CommitStateUnknownException;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Commits by compare-and-set: the log entry of version {@code base + 1} is created, or exists
 * already. There are no retries here and no merging of concurrent commits; whoever lost computes
 * again.
 */
public final class CommitWriter {
  private static final System.Logger LOG = System.getLogger(CommitWriter.class.getName());
  private static final String ENGINE_INFO = "codeweft";

  private final KernelTables tables;
  private final boolean fsync;

  public CommitWriter(KernelTables tables, boolean fsync) {
    this.tables = tables;
    this.fsync = fsync;
  }

  public CommitResult commit(CommitRequest request) {
    Optional<KernelTables.Version> before = tables.latest(request.table());
    Optional<CommitResult> settled = settled(request, before);
    if (settled.isPresent()) {
      return settled.get();
    }
    SortedMap<String, AddFile> live =
        before.map(KernelTables.Version::live).orElseGet(TreeMap::new);
    new CommitGuard(request, live.keySet()).check(before.map(KernelTables.Version::snapshot));
    List<Row> actions = actions(request, live, isReplacement(request, before));
    try {
      Transaction transaction = transaction(request, before);
      TransactionCommitResult done =
          transaction.commit(
              tables.engine(),
              CloseableIterable.inMemoryIterable(Utils.toCloseableIterator(actions.iterator())));
      afterwards(request.table(), done);
      return new CommitResult.Committed(tables.at(request.table(), done.getVersion()).snapshot());
    } catch (KernelException
        | KernelEngineException
        | CommitStateUnknownException
        | UncheckedIOException e) {
      // Whatever happened, the table knows whether this commit, or another one, got through.
      return settled(request, tables.latest(request.table()))
          .orElseThrow(
              () -> new TableException(request.table() + ": commit failed: " + e.getMessage(), e));
    }
  }

  /** The answer when the table is already past the request. */
  private static Optional<CommitResult> settled(
      CommitRequest request, Optional<KernelTables.Version> now) {
    Optional<TableSnapshot> seen =
        now.map(KernelTables.Version::snapshot)
            .filter(
                snapshot ->
                    snapshot.transaction(request.appId()).orElse(-1) >= request.appVersion());
    if (seen.isPresent()) {
      return seen.map(CommitResult.AlreadyCommitted::new);
    }
    long expected = request.base().orElse(KernelTables.NO_VERSION);
    long actual = now.map(v -> v.snapshot().version()).orElse(KernelTables.NO_VERSION);
    return expected == actual
        ? Optional.empty()
        : Optional.of(new CommitResult.Conflict(expected, actual));
  }

  private static boolean isReplacement(
      CommitRequest request, Optional<KernelTables.Version> before) {
    return before.isPresent() && !before.get().snapshot().schema().equals(request.schema());
  }

  private Transaction transaction(CommitRequest request, Optional<KernelTables.Version> before) {
    StructType schema = KernelSchemas.toKernel(request.schema());
    Map<String, String> properties =
        TableProperties.whole(request, before.map(KernelTables.Version::snapshot));
    if (before.isEmpty()) {
      return TableManager.buildCreateTableTransaction(
              request.table().toString(), schema, ENGINE_INFO)
          .withTableProperties(properties)
          .withCommitter(new ChangeFeedCommitter())
          .withMaxRetries(0)
          .build(tables.engine());
    }
    Snapshot snapshot = before.get().kernel();
    if (isReplacement(request, before)) {
      return ((SnapshotImpl) snapshot)
          .buildReplaceTableTransaction(schema, ENGINE_INFO)
          .withTableProperties(properties)
          .withMaxRetries(0)
          .build(tables.engine());
    }
    return snapshot
        .buildUpdateTableTransaction(ENGINE_INFO, Operation.WRITE)
        .withTablePropertiesAdded(properties)
        .withMaxRetries(0)
        .build(tables.engine());
  }

  /**
   * @param isReplacement then Kernel removes the files by itself
   */
  private List<Row> actions(
      CommitRequest request, SortedMap<String, AddFile> live, boolean isReplacement) {
    StructType schema = KernelSchemas.toKernel(request.schema());
    List<Row> actions = new ArrayList<>();
    actions.add(Actions.transaction(request.appId(), request.appVersion()));
    if (!isReplacement) {
      request
          .remove()
          .forEach(path -> actions.add(Actions.remove(Objects.requireNonNull(live.get(path)))));
    }
    for (DataFile data : request.add()) {
      Path file = request.table().resolve(data.path());
      actions.add(
          Actions.add(
              schema,
              data,
              settle(file),
              FileStatistics.toKernel(file.toString(), request.schema(), data)));
    }
    for (DataFile changes : request.changes()) {
      settle(request.table().resolve(changes.path()));
      actions.add(Actions.change(changes));
    }
    return actions;
  }

  /** Makes the file as durable as the log entry that will name it; returns when it was written. */
  private long settle(Path file) {
    try {
      if (fsync) {
        AtomicFiles.sync(file);
        AtomicFiles.syncDirectory(file, true);
      }
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checkpoints and checksums only make reading faster; without them the commit stands. */
  private void afterwards(Path table, TransactionCommitResult done) {
    for (PostCommitHook hook : done.getPostCommitHooks()) {
      try {
        hook.threadSafeInvoke(tables.engine());
      } catch (IOException | RuntimeException e) {
        LOG.log(
            System.Logger.Level.WARNING,
            "{0} version {1}: {2} was not written: {3}",
            table,
            done.getVersion(),
            hook.getType(),
            e.getMessage());
      }
    }
  }
}
