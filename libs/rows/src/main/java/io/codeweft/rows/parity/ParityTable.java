package io.codeweft.rows.parity;

import io.codeweft.contracts.event.DataFile.ColumnStatistics;
import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.contracts.json.Json;
import io.codeweft.rows.RowTable;
import io.codeweft.tables.CommitResult;
import io.codeweft.tables.LiveFile;
import io.codeweft.tables.TableException;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parity reports of a warehouse. Readers need no server and may read while others write; any
 * number of writers may append. A report is in the table once, by the id of its event, however
 * often it is handed in. Thread-safe.
 */
public final class ParityTable {

  /** Name of the table. */
  public static final String NAME = "view_udf_parity_v1";

  /** Location of the table below a warehouse. */
  public static final String LOCATION = Warehouse.location("_codeweft", NAME);

  private static final String APP_ID = "parity";
  private static final int ATTEMPTS = 20;
  private static final int NAME_DIGITS = 16;

  /** Rows that are read at a time when reports are looked for. */
  private static final long CHUNK_ROWS = 20_000;

  private final RowTable<ParityReport> table;
  private final RowTable<String> ids;

  /**
   * @param fsync whether an appended report survives the loss of power
   */
  public ParityTable(Warehouse warehouse, boolean fsync) {
    Path path = warehouse.resolve(LOCATION);
    table = new RowTable<>(path, new ParityColumns(), List.of("sequence"), fsync);
    ids = new RowTable<>(path, new EventIds(), List.of(), fsync);
  }

  /** A report and the time of its record. */
  public record Told(ParityChecked report, Instant at) {}

  /**
   * Appends those reports that the table does not have, in one commit.
   *
   * @return how many it did not have
   * @throws TableException when others are always faster, or the table cannot be written
   */
  public synchronized int append(List<Told> reports) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<TableSnapshot> base = table.latest();
      List<ParityReport> rows = missing(reports, base);
      if (rows.isEmpty() || commit(rows, base) instanceof CommitResult.Committed) {
        return rows.size();
      }
    }
    throw new TableException(
        "no room for parity reports in "
            + LOCATION
            + " in "
            + ATTEMPTS
            + " attempts, since others commit to it all the time; run fewer materializers");
  }

  private CommitResult commit(List<ParityReport> rows, Optional<TableSnapshot> base) {
    String file =
        rows.getFirst().sequence()
            + "-"
            + Json.fingerprint(rows).substring(0, NAME_DIGITS)
            + ".parquet";
    long number = base.map(t -> t.transaction(APP_ID).orElse(-1) + 1).orElse(0L);
    return table.commit(rows, base, file, List.of(), APP_ID, number);
  }

  private List<ParityReport> missing(List<Told> reports, Optional<TableSnapshot> base) {
    Map<String, Told> wanted = new LinkedHashMap<>();
    reports.forEach(told -> wanted.putIfAbsent(told.report().eventId(), told));
    Set<String> known = new HashSet<>();
    base.ifPresent(
        snapshot ->
            ids.scan(
                snapshot.paths(),
                id -> {
                  if (wanted.containsKey(id)) {
                    known.add(id);
                  }
                }));
    wanted.keySet().removeAll(known);
    long sequence = base.map(TableSnapshot::rows).orElse(0L);
    List<ParityReport> rows = new ArrayList<>();
    for (Told told : wanted.values()) {
      rows.add(new ParityReport(sequence++, told.report(), told.at().toString()));
    }
    return rows;
  }

  /**
   * Reports, newest first.
   *
   * @param before only those with a lower sequence
   * @param limit most reports
   */
  public List<ParityReport> newest(ParityFilter filter, long before, int limit) {
    TableSnapshot snapshot = table.latest().orElse(null);
    if (snapshot == null) {
      return List.of();
    }
    List<LiveFile> files =
        snapshot.files().stream()
            .filter(file -> first(file) < before && filter.mayAccept(file))
            .sorted(Comparator.comparingLong(ParityTable::first).reversed())
            .toList();
    List<ParityReport> found = new ArrayList<>();
    for (int at = 0; at < files.size() && found.size() < limit; ) {
      List<Path> chunk = new ArrayList<>();
      long rows = 0;
      for (; at < files.size() && rows < CHUNK_ROWS; at++) {
        chunk.add(snapshot.root().resolve(files.get(at).path()));
        rows += files.get(at).rows();
      }
      table.read(chunk).stream()
          .filter(row -> row.sequence() < before && filter.accepts(row.report()))
          .sorted(Comparator.comparingLong(ParityReport::sequence).reversed())
          .forEach(found::add);
    }
    return List.copyOf(found.subList(0, Math.min(limit, found.size())));
  }

  /** The files hold ranges of sequences that do not meet. */
  private static long first(LiveFile file) {
    ColumnStatistics bounds = file.bounds().get("sequence");
    return bounds == null || bounds.min() == null ? 0 : Long.parseLong(bounds.min());
  }
}
