package io.codeweft.registry.history;

import io.codeweft.contracts.event.FunctionChanged;
import io.codeweft.registry.history.internal.FunctionColumns;
import io.codeweft.rows.RowTable;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The versions of the SQL functions of a warehouse, deletions included. Readers need no server; the
 * registry that registers is the only writer. Thread-safe.
 */
public final class FunctionHistory {

  /** Location of the table below a warehouse. */
  public static final String LOCATION = Warehouse.location("_codeweft", "functions_v1");

  private final RowTable<FunctionRecord> table;

  /**
   * @param fsync whether an appended row survives the loss of power
   */
  public FunctionHistory(Warehouse warehouse, boolean fsync) {
    this.table =
        new RowTable<>(
            warehouse.resolve(LOCATION), new FunctionColumns(), List.of("sequence"), fsync);
  }

  /** What was done under a name, oldest first. */
  public List<FunctionRecord> of(String name) {
    return rows().filter(row -> row.change().name().equals(name)).toList();
  }

  /** What was done last under every name, sorted by name. */
  public List<FunctionChanged> newest() {
    SortedMap<String, FunctionChanged> newest = new TreeMap<>();
    rows().forEach(row -> newest.put(row.change().name(), row.change()));
    return List.copyOf(newest.values());
  }

  /** Oldest first. */
  private Stream<FunctionRecord> rows() {
    return table.latest().map(snapshot -> table.read(snapshot.paths())).orElse(List.of()).stream()
        .sorted(Comparator.comparingLong(FunctionRecord::sequence));
  }

  /** The highest number under a name; 0 when there is none. Reads no rows. */
  public long lastNumber(String name) {
    return table.latest().map(snapshot -> lastNumber(snapshot, name)).orElse(0L);
  }

  private static long lastNumber(TableSnapshot snapshot, String name) {
    return snapshot.transaction(appId(name)).orElse(0);
  }

  /** Appends a row, unless that version is recorded. */
  public synchronized void append(FunctionChanged change, String changedAt) {
    Optional<TableSnapshot> latest = table.latest();
    if (latest.map(snapshot -> lastNumber(snapshot, change.name())).orElse(0L) >= change.number()) {
      return;
    }
    long sequence = latest.map(TableSnapshot::rows).orElse(0L);
    table.append(
        new FunctionRecord(sequence, change, changedAt),
        latest,
        sequence + "-" + change.name() + "-" + change.number() + ".parquet",
        List.of(),
        appId(change.name()),
        change.number());
  }

  private static String appId(String name) {
    return "function/" + name;
  }
}
