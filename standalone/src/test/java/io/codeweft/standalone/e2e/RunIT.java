package io.codeweft.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.contracts.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code weft run --json}: what it prints, what it leaves, and that it does so again. */
class RunIT {

  @Test
  void printsOneDocumentWithEverything() throws Exception {
    WeftProcess.Ended run = Baseline.original().run();

    JsonNode summary = Json.mapper().readTree(run.out());
    assertThat(Json.mapper().readerFor(JsonNode.class).readValues(run.out()).readAll()).hasSize(1);
    assertThat(summary.path("status").asText()).isEqualTo("completed");
    assertThat(summary.path("repo").asText()).isEqualTo(SampleRepository.NAME);
    assertThat(summary.path("build_id").asText()).matches("[0-9a-f]{32}");
    assertThat(summary.path("files").asLong()).isEqualTo(14);
    assertThat(summary.path("errors").asLong()).isZero();
    for (String share : List.of("calls", "references")) {
      assertThat(summary.at("/resolved/" + share).isNumber()).describedAs(share).isTrue();
      assertThat(summary.at("/resolved/" + share).asDouble()).isBetween(0.5, 1.0);
    }
    for (String phase : List.of("total", "extract", "views", "commit")) {
      assertThat(summary.at("/seconds/" + phase).asDouble()).describedAs(phase).isPositive();
    }
    assertThat(summary.path("peak_rss_bytes").asLong()).isBetween(50L << 20, 4L << 30);
  }

  @Test
  void leavesStandardErrorToProgress() {
    assertThat(Baseline.original().run().err())
        .doesNotContainPattern("(?m)WARN|ERROR|Exception|^\\s+at |SLF4J|deprecat");
  }

  @Test
  void countsWhatPythonCounts() throws Exception {
    JsonNode summary = Json.mapper().readTree(Baseline.original().run().out());
    JsonNode python = PythonCounts.of(SampleRepository.below(Workspace.folder("counts")).root());

    assertThat(summary.at("/files").asLong()).isEqualTo(python.path("files").asLong());
    assertThat(summary.at("/lines").asLong()).isEqualTo(python.path("lines").asLong());
    assertThat(kind(summary, "AST_NODE")).isEqualTo(python.path("nodes").asLong());
    assertThat(kind(summary, "PY_FILE")).isEqualTo(python.path("files").asLong());
    assertThat(kind(summary, "CST_CALLSITE")).isEqualTo(python.path("calls").asLong());
    assertThat(kind(summary, "CST_DEF")).isEqualTo(python.path("definitions").asLong());
    assertThat(kind(summary, "CST_IMPORT_ALIAS")).isEqualTo(python.path("aliases").asLong());
    assertThat(kind(summary, "CST_DECORATOR")).isEqualTo(python.path("decorators").asLong());
    assertThat(kind(summary, "PY_SCOPE")).isEqualTo(python.path("scopes").asLong());
  }

  @Test
  void totalsAddUpToTheTables() throws Exception {
    Baseline baseline = Baseline.original();
    JsonNode summary = Json.mapper().readTree(baseline.run().out());
    WarehouseTables tables = baseline.tables();

    for (String what : List.of("nodes", "edges")) {
      Map<String, Long> byKind = new TreeMap<>();
      summary
          .at("/" + what + "/by_kind")
          .properties()
          .forEach(entry -> byKind.put(entry.getKey(), entry.getValue().asLong()));
      long total = summary.at("/" + what + "/total").asLong();
      assertThat(byKind.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(total);
      String column = what.equals("nodes") ? "node_kind" : "edge_kind";
      List<String> counted =
          tables.query(
              "cpg_" + what + "_v1",
              "SELECT " + column + ", count(*) FROM t GROUP BY ALL ORDER BY ALL");
      assertThat(byKind.entrySet().stream().map(e -> e.getKey() + "|" + e.getValue()))
          .isEqualTo(counted);
    }
    Map<String, Long> versions = new TreeMap<>();
    for (Map.Entry<String, JsonNode> table : summary.path("tables").properties()) {
      versions.put(table.getKey(), table.getValue().path("version").asLong());
      assertThat(Path.of(table.getValue().path("location").asText()))
          .isEqualTo(tables.table(table.getKey()).root());
    }
    assertThat(versions).isEqualTo(tables.versions());
  }

  /** Two at once, on two warehouses: one new, one that has seen this tree. */
  @Test
  void runsAgainWithTheSameResult() throws Exception {
    Baseline baseline = Baseline.original();
    Map<String, Long> versions = baseline.tables().versions();
    Path folder = Workspace.folder("second");
    String path = SampleRepository.below(folder).path();
    Path fresh = folder.resolve("warehouse");
    try (WeftProcess second = WeftProcess.startWeft("run", path, "--warehouse", fresh.toString());
        WeftProcess again =
            WeftProcess.startWeft(
                "run", path, "--json", "--warehouse", baseline.warehouse().toString())) {
      WeftProcess.Ended unchanged = again.await(WeftProcess.LIMIT);
      assertThat(unchanged.exitCode()).describedAs("%s", unchanged).isZero();
      JsonNode summary = Json.mapper().readTree(unchanged.out());
      assertThat(summary.path("status").asText()).isEqualTo("unchanged");
      assertThat(summary.at("/nodes/total").asLong()).isPositive();
      assertThat(baseline.tables().versions()).isEqualTo(versions);

      WeftProcess.Ended ended = second.await(WeftProcess.LIMIT);
      assertThat(ended.exitCode()).describedAs("%s", ended).isZero();
      assertThat(ended.out()).contains("completed").contains("cpg_nodes_v1");
      WarehouseTables.lastBuild(fresh).assertSameRows(baseline.tables());
    }
  }

  private static long kind(JsonNode summary, String kind) {
    return summary.at("/nodes/by_kind/" + kind).asLong();
  }
}
