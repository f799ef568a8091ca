package io.codeweft.registry.history;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.TableVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A build that has ended: a row of the history.
 *
 * @param tables the snapshot: every table the build read or committed, by kind and name; of a build
 *     that did not complete, what it had committed by then
 * @param reason null when completed
 * @param tasks number of tasks
 * @param plannedAt ISO-8601 in UTC, for people; null when it is not known any more
 * @param endedAt ISO-8601 in UTC, for people
 */
public record BuildRecord(
    String buildId,
    long buildNumber,
    String repo,
    BuildChanged.State state,
    String graphName,
    String graphVersion,
    String graphObject,
    String extractId,
    List<Table> tables,
    @Nullable String reason,
    int tasks,
    @Nullable String plannedAt,
    String endedAt) {

  public BuildRecord {
    tables = List.copyOf(tables);
  }

  /** Where a table comes from. */
  public enum Kind {
    EXTRACT,
    VIEW
  }

  /**
   * A table of the snapshot.
   *
   * @param key of a view: what decided its rows, see {@link BuildChanged#keys}; else null
   */
  public record Table(Kind kind, String name, TableVersion version, @Nullable String key) {}

  /**
   * @param ended record that ends the build
   * @param committed views the build has committed
   */
  public static BuildRecord of(
      BuildChanged ended,
      Map<String, TableVersion> committed,
      @Nullable Instant plannedAt,
      Instant endedAt) {
    List<Table> tables = new java.util.ArrayList<>();
    ended.inputs().forEach((name, table) -> tables.add(new Table(Kind.EXTRACT, name, table, null)));
    new TreeMap<>(committed)
        .forEach(
            (name, table) -> tables.add(new Table(Kind.VIEW, name, table, ended.keys().get(name))));
    return new BuildRecord(
        ended.buildId(),
        ended.buildNumber(),
        ended.repo(),
        ended.state(),
        ended.graphName(),
        ended.graphVersion(),
        ended.graphObject(),
        ended.extractId(),
        tables,
        ended.reason(),
        ended.tasks().size(),
        plannedAt == null ? null : plannedAt.toString(),
        endedAt.toString());
  }

  /** Every table by name, as consumers read them. */
  public SortedMap<String, TableVersion> snapshot() {
    SortedMap<String, TableVersion> snapshot = tables(Kind.EXTRACT);
    snapshot.putAll(tables(Kind.VIEW));
    return snapshot;
  }

  /** The views the build has committed. */
  public SortedMap<String, TableVersion> committedViews() {
    return tables(Kind.VIEW);
  }

  /** The event that told of the end, without the tasks, which the history does not keep. */
  public BuildChanged asEvent() {
    return new BuildChanged(
        buildId,
        buildNumber,
        repo,
        state,
        graphName,
        graphVersion,
        graphObject,
        extractId,
        tables(Kind.EXTRACT),
        keys(),
        List.of(),
        state == BuildChanged.State.COMPLETED ? snapshot() : Map.of(),
        reason);
  }

  private SortedMap<String, String> keys() {
    SortedMap<String, String> keys = new TreeMap<>();
    for (Table table : tables) {
      if (table.key() != null) {
        keys.put(table.name(), table.key());
      }
    }
    return keys;
  }

  private SortedMap<String, TableVersion> tables(Kind kind) {
    SortedMap<String, TableVersion> found = new TreeMap<>();
    tables.stream().filter(t -> t.kind() == kind).forEach(t -> found.put(t.name(), t.version()));
    return found;
  }
}
