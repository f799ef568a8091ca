package io.codeweft.standalone.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.compiler.CompileException;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.standalone.cli.CommandFailure;
import io.codeweft.standalone.cli.ExitCode;
import io.codeweft.standalone.server.PeakMemory;
import io.codeweft.standalone.sql.WarehouseQuery;
import io.codeweft.tables.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Sums a build up: numbers of its events, counts from its tables. */
final class SummaryReader {
  private static final long MAX_ROWS = 10_000;
  private static final Duration TIMEOUT = Duration.ofMinutes(5);
  private static final String NODES =
      "SELECT node_kind, COUNT(*) AS n FROM cpg_nodes_v1 GROUP BY node_kind";
  private static final String EDGES =
      "SELECT edge_kind, COUNT(*) AS n FROM cpg_edges_v1 GROUP BY edge_kind";
  private static final String ABSENT =
      "SELECT extractor, message FROM extract_errors_v1 WHERE error_kind = 'absent'";
  private static final String RESOLVED = "SELECT what, share FROM link_rate_v1";

  private final Warehouse warehouse;

  SummaryReader(Path warehouse) {
    this.warehouse = Warehouse.at(warehouse);
  }

  RunSummary read(
      String status,
      JsonNode extract,
      JsonNode build,
      double extractSeconds,
      DoubleSupplier totalSeconds) {
    Map<String, TableVersion> tables = tables(build);
    WarehouseQuery query = new WarehouseQuery(warehouse, tables);
    Map<String, Long> nodes = new TreeMap<>();
    Map<String, Long> edges = new TreeMap<>();
    Map<String, Double> resolved = new TreeMap<>();
    Map<String, String> absent = new TreeMap<>();
    pairs(query, NODES, (kind, n) -> nodes.put(kind, ((Number) n).longValue()));
    pairs(query, EDGES, (kind, n) -> edges.put(kind, ((Number) n).longValue()));
    pairs(query, ABSENT, (extractor, message) -> absent.put(extractor, message.toString()));
    pairs(query, RESOLVED, (what, share) -> resolved.put(what, ((Number) share).doubleValue()));
    return new RunSummary(
        status,
        build.path("repo").asText(),
        build.path("build_id").asText(),
        extract.path("files_total").asLong(),
        extract.path("lines").asLong(),
        extract.path("errors").asLong(),
        absent,
        counts(nodes),
        counts(edges),
        views(build),
        resolved,
        new RunSummary.Seconds(
            totalSeconds.getAsDouble(),
            extractSeconds,
            busy(build, "compute_seconds"),
            busy(build, "commit_seconds")),
        PeakMemory.bytes(),
        places(tables));
  }

  private Map<String, RunSummary.Table> places(Map<String, TableVersion> tables) {
    Map<String, RunSummary.Table> places = new TreeMap<>();
    tables.forEach(
        (name, table) ->
            places.put(
                name,
                new RunSummary.Table(
                    warehouse.resolve(table.location()).toString(), table.version())));
    return places;
  }

  private static Map<String, TableVersion> tables(JsonNode build) {
    Map<String, TableVersion> tables = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : build.path("tables").properties()) {
      JsonNode table = entry.getValue();
      tables.put(
          entry.getKey(),
          new TableVersion(
              table.path("location").asText(),
              table.path("version").asLong(),
              table.path("rows").asLong()));
    }
    return tables;
  }

  private static RunSummary.Views views(JsonNode build) {
    SortedSet<String> computed = new TreeSet<>();
    SortedSet<String> reused = new TreeSet<>();
    for (JsonNode task : build.path("tasks")) {
      (task.hasNonNull("reused_from") ? reused : computed).add(task.path("stage").asText());
    }
    return new RunSummary.Views(List.copyOf(computed), List.copyOf(reused));
  }

  private static double busy(JsonNode build, String what) {
    double seconds = 0;
    for (JsonNode task : build.path("tasks")) {
      seconds += task.path(what).asDouble();
    }
    return Math.round(seconds * 1000) / 1000.0;
  }

  private static RunSummary.Counts counts(Map<String, Long> byKind) {
    return new RunSummary.Counts(byKind.values().stream().mapToLong(Long::longValue).sum(), byKind);
  }

  private static void pairs(WarehouseQuery query, String sql, BiConsumer<String, Object> take) {
    try {
      query.run(sql, MAX_ROWS, TIMEOUT, batch -> rows(batch, take));
    } catch (CompileException | IOException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL, "the summary could not be read with " + sql + ": " + e.getMessage());
    }
  }

  private static void rows(VectorSchemaRoot batch, BiConsumer<String, Object> take) {
    for (int row = 0; row < batch.getRowCount(); row++) {
      take.accept(batch.getVector(0).getObject(row).toString(), batch.getVector(1).getObject(row));
    }
  }
}
