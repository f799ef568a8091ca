package io.codeweft.materializer.commit;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.ComputedOutput;
import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.materializer.check.Finding;
import io.codeweft.tables.CommitRequest;
import io.codeweft.tables.CommitResult;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.LiveFile;
import io.codeweft.tables.TableException;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Commits an output as the version after its base. The transaction id in the table, and not this
 * process, knows whether that has happened before: since a commit is a compare-and-set on the base,
 * the version that holds it can only be the one after the base.
 */
public final class TableCommit {
  /** Transaction application id of every table; its version is the build number. */
  public static final String APP_ID = BuildChanged.TRANSACTION;

  /** Table property with the fingerprint of the view whose rows were last committed. */
  public static final String FINGERPRINT = "codeweft.fingerprint";

  private static final long NO_VERSION = -1;

  private final Warehouse warehouse;
  private final DeltaTables tables;

  public TableCommit(Warehouse warehouse, DeltaTables tables) {
    this.warehouse = warehouse;
    this.tables = tables;
  }

  /** Commits, finds that it was committed before, or says why it cannot be. */
  public CommitOutcome commit(ViewComputed task, ComputedOutput output) {
    Path table = warehouse.resolve(output.location());
    Long base = output.base();
    try {
      if (!output.changed()) {
        return base == null
            ? refused("a base for an unchanged output", "no base")
            : new CommitOutcome.Unchanged(
                new TableVersion(output.location(), base, tables.at(table, base).rows()));
      }
      long version = (base == null ? NO_VERSION : base) + 1;
      Optional<CommitOutcome> earlier = committed(task, output, table, version);
      if (earlier.isPresent()) {
        return earlier.get();
      }
      CommitResult result = tables.commit(request(task, output, table));
      return switch (result) {
        case CommitResult.Committed(TableSnapshot snapshot) ->
            new CommitOutcome.Committed(
                new TableVersion(output.location(), snapshot.version(), snapshot.rows()));
        case CommitResult.AlreadyCommitted _, CommitResult.Conflict _ ->
            // Another delivery of this very task may have been faster.
            committed(task, output, table, version).orElseGet(() -> moved(task, output, table));
      };
    } catch (TableException e) {
      return refused("files that fit the table", String.valueOf(e.getMessage()));
    }
  }

  /** The output, if that version of the table was made by this build. */
  private Optional<CommitOutcome> committed(
      ViewComputed task, ComputedOutput output, Path table, long version) {
    if (tables.latest(table).map(TableSnapshot::version).orElse(NO_VERSION) < version) {
      return Optional.empty();
    }
    TableSnapshot snapshot = tables.at(table, version);
    return snapshot.transaction(APP_ID).orElse(NO_VERSION) == task.buildNumber()
        ? Optional.of(
            new CommitOutcome.Committed(
                new TableVersion(output.location(), version, snapshot.rows())))
        : Optional.empty();
  }

  private CommitRequest request(ViewComputed task, ComputedOutput output, Path table) {
    Long base = output.base();
    Set<String> kept = output.files().stream().map(DataFile::path).collect(Collectors.toSet());
    List<String> remove =
        base == null
            ? List.of()
            : tables.at(table, base).files().stream()
                .map(LiveFile::path)
                .filter(path -> !kept.contains(path))
                .toList();
    return new CommitRequest(
        table,
        output.schema(),
        Map.of(FINGERPRINT, output.fingerprint()),
        base == null ? OptionalLong.empty() : OptionalLong.of(base),
        output.files(),
        remove,
        Stream.ofNullable(output.changes()).toList(),
        APP_ID,
        task.buildNumber());
  }

  private CommitOutcome moved(ViewComputed task, ComputedOutput output, Path table) {
    Optional<TableSnapshot> latest = tables.latest(table);
    Long base = output.base();
    return refused(
        "base version moved: the table is at "
            + (base == null ? "no version" : "version " + base)
            + ", against which the change was computed",
        latest
                .map(
                    snapshot ->
                        "it is at version "
                            + snapshot.version()
                            + ", last committed by build "
                            + snapshot.transaction(APP_ID).orElse(NO_VERSION))
                .orElse("it does not exist")
            + ", and this is build "
            + task.buildNumber()
            + "; plan the build again");
  }

  private static CommitOutcome refused(String expected, String actual) {
    return new CommitOutcome.Refused(Finding.metadata(expected, actual));
  }
}
