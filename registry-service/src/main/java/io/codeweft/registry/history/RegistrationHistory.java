package io.codeweft.registry.history;

import io.codeweft.contracts.json.Json;
import io.codeweft.registry.history.internal.RegistrationColumns;
import io.codeweft.rows.RowTable;
import io.codeweft.tables.LiveFile;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The registrations of a warehouse, refused ones included. Readers need no server and may read
 * while one runs; the registry that registers is the only writer. Thread-safe.
 *
 * <p>The newest {@value #MAX_REFUSED} refusals are kept, and everything that was registered.
 */
public final class RegistrationHistory {

  /** Location of the table below a warehouse. */
  public static final String LOCATION = Warehouse.location("_codeweft", "registrations_v1");

  /** Refusals that are kept; the oldest goes when one more comes. */
  public static final int MAX_REFUSED = 500;

  private static final int NAME_DIGITS = 16;

  private final int maxRefused;
  private final RowTable<RegistrationRecord> table;

  /** What has been read, by file; guarded by this. */
  private final Map<String, RegistrationRecord> known = new TreeMap<>();

  private List<RegistrationRecord> sorted = List.of();

  /**
   * @param fsync whether an appended row survives the loss of power
   */
  public RegistrationHistory(Warehouse warehouse, boolean fsync) {
    this(warehouse, fsync, MAX_REFUSED);
  }

  /**
   * @param maxRefused refusals that are kept
   */
  RegistrationHistory(Warehouse warehouse, boolean fsync, int maxRefused) {
    this.maxRefused = maxRefused;
    this.table =
        new RowTable<>(
            warehouse.resolve(LOCATION), new RegistrationColumns(), List.of("sequence"), fsync);
  }

  /** Every row, oldest first. */
  public synchronized List<RegistrationRecord> all() {
    table.latest().ifPresent(this::refresh);
    return sorted;
  }

  /** What was done under a name, oldest first, without refusals. */
  public List<RegistrationRecord> of(String graph) {
    return all().stream().filter(row -> row.graph().equals(graph) && row.number() != null).toList();
  }

  /** The highest number under a name; 0 when there is none. */
  public long lastNumber(String graph) {
    return of(graph).stream()
        .mapToLong(row -> row.number() == null ? 0 : row.number())
        .max()
        .orElse(0);
  }

  /** Appends a row, unless what it tells of is recorded. */
  public synchronized void append(RegistrationRecord row) {
    Optional<TableSnapshot> latest = table.latest();
    latest.ifPresent(this::refresh);
    boolean refused = row.number() == null;
    String appId = refused ? "refused" : "graph/" + row.graph();
    OptionalLong last = latest.map(t -> t.transaction(appId)).orElse(OptionalLong.empty());
    long appVersion = row.number() == null ? last.orElse(-1) + 1 : row.number();
    if (last.isPresent() && last.getAsLong() >= appVersion) {
      return;
    }
    RegistrationRecord placed = row.at(sorted.isEmpty() ? 0 : sorted.getLast().sequence() + 1);
    String name =
        placed.sequence() + "-" + Json.fingerprint(placed).substring(0, NAME_DIGITS) + ".parquet";
    table.append(placed, latest, name, refused ? oldRefusals() : List.of(), appId, appVersion);
  }

  /** Files of refusals that must go so that there is room for one more. */
  private List<String> oldRefusals() {
    List<Map.Entry<String, RegistrationRecord>> refusals =
        known.entrySet().stream()
            .filter(row -> row.getValue().number() == null)
            .sorted(Comparator.comparingLong(row -> row.getValue().sequence()))
            .toList();
    return refusals.subList(0, Math.max(0, refusals.size() - maxRefused + 1)).stream()
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Reads the files that are new; a file holds one row and never changes. */
  private void refresh(TableSnapshot snapshot) {
    List<String> live = snapshot.files().stream().map(LiveFile::path).toList();
    boolean gone = known.keySet().retainAll(live);
    List<String> missing = live.stream().filter(path -> !known.containsKey(path)).toList();
    if (missing.isEmpty() && !gone) {
      return;
    }
    Map<Long, String> paths = new TreeMap<>();
    missing.forEach(path -> paths.put(sequence(path), path));
    List<Path> files = missing.stream().map(path -> snapshot.root().resolve(path)).toList();
    for (RegistrationRecord row : table.read(files)) {
      known.put(String.valueOf(paths.get(row.sequence())), row);
    }
    sorted =
        known.values().stream()
            .sorted(Comparator.comparingLong(RegistrationRecord::sequence))
            .toList();
  }

  private static long sequence(String path) {
    return Long.parseLong(path.substring(0, path.indexOf('-')));
  }
}
