package io.codeweft.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.broker.EmbeddedBroker;
import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.CpgChanged;
import io.codeweft.contracts.event.Topic;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.pack.PackBundle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code weft serve} and what is done while it is up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServeIT {
  private static final int HTTP = 0;
  private static final int KAFKA = 1;
  private static final int CONTROLLER = 2;
  private static final String VIEW = "cst_docstrings";
  private static final String FILE = "views/" + VIEW + ".sql";

  private final Path folder = Workspace.folder("serve");
  private final Path warehouse = folder.resolve("warehouse");
  private final int[] ports = EmbeddedBroker.freePorts(CONTROLLER + 1);
  private final Http http = new Http("http://127.0.0.1:" + ports[HTTP]);
  private final Topics topics = new Topics("127.0.0.1:" + ports[KAFKA]);
  private final WeftProcess server =
      WeftProcess.startWeft(
          "serve",
          "--warehouse",
          warehouse.toString(),
          "--http-port",
          Integer.toString(ports[HTTP]),
          "--kafka-port",
          Integer.toString(ports[KAFKA]),
          "--kafka-controller-port",
          Integer.toString(ports[CONTROLLER]));

  @BeforeAll
  void untilThePackIsRegistered() {
    server.until(
        "the built-in pack is registered",
        () -> http.get("/registry/graphs/python").status() == 200);
  }

  /** A stop takes seconds, loses nothing and leaves the warehouse to others. */
  @AfterAll
  void stopsCleanly() {
    try (server;
        http) {
      WeftProcess.Ended ended = server.terminate(Duration.ofSeconds(20));
      assertThat(ended.exitCode()).describedAs("%s", ended).isIn(0, 143);
      assertThat(ended.err()).doesNotContainPattern("Exception|(?m)^\\s+at ");
      assertThat(ended.out()).isEmpty();
    }
  }

  @Test
  void buildsWhatIsExtractedAndTellsEveryChange() throws Exception {
    SampleRepository repository = SampleRepository.below(folder);
    BuildChanged first = extractAndBuild(repository, 1);
    WarehouseTables before = WarehouseTables.lastBuild(warehouse);
    before.assertSameRows(Baseline.original().tables());
    assertThat(first.tables().keySet()).isEqualTo(before.names());

    BuildChanged second = extractAndBuild(repository.change(), 2);
    WarehouseTables after = WarehouseTables.lastBuild(warehouse);
    after.assertSameRows(Baseline.changed().tables());
    assertThat(new TreeMap<>(second.tables()).keySet()).isEqualTo(after.names());
    second
        .tables()
        .forEach(
            (name, table) -> assertThat(table.version()).isEqualTo(after.table(name).version()));

    for (String family : List.of("nodes", "edges", "props")) {
      List<CpgChanged> events =
          topics.read(Topic.cpgChanges(family), CpgChanged.class).stream()
              .filter(event -> event.buildId().equals(second.buildId()))
              .toList();
      String table = "cpg_" + family + "_v1";
      ChangeEvents.assertTrueDifference(events, before.table(table), after.table(table));
    }

    WeftProcess.Ended sql =
        weft("sql", "SELECT COUNT(*) AS n FROM cpg_nodes_v1", "--format", "csv");
    assertThat(sql.out()).isEqualTo("n\r\n" + after.table("cpg_nodes_v1").rows() + "\r\n");
    WeftProcess.Ended builds = weft("builds");
    assertThat(builds.out().lines().toList()).hasSize(2);
    assertThat(builds.out()).contains(first.buildId()).contains(second.buildId());
  }

  @Test
  void keepsTheWarehouseToItself() throws Exception {
    WeftProcess.Ended ended = weft("run", folder.toString(), "--json");
    assertThat(ended.exitCode()).describedAs("%s", ended).isEqualTo(5);
    assertThat(ended.err()).contains("weft serve").contains("process " + server.pid());
    JsonNode document = Json.mapper().readTree(ended.out());
    assertThat(document.path("status").asText()).isEqualTo("failed");
    assertThat(document.path("error").asText()).contains(warehouse.toString());
  }

  @Test
  void refusesAViewWithAnUnknownColumn() {
    Refusal refusal = refusal("s.value AS text", "s.valu AS text");
    refusal.assertFinding("unknown-column", "valu AS text", "valu", "value");
  }

  @Test
  void refusesAViewWithAnUnknownFunction() {
    Refusal refusal = refusal("s.value AS text", "qname_lst(s.value) AS text");
    refusal.assertFinding("unknown-function", "qname_lst(s.value)", "qname_lst", "qname_last");
  }

  @Test
  void refusesACycle() {
    Refusal refusal = refusal("LEFT JOIN ast_defs AS d", "LEFT JOIN " + VIEW + " AS d");
    refusal.assertFinding("cycle", "cst_docstrings AS d", VIEW, null);
  }

  /**
   * What the registry says of an altered view.
   *
   * @param sql the view as it was sent
   * @param error the first finding
   */
  private record Refusal(String sql, JsonNode error) {

    /** The finding points at that place, names that word, and suggests another. */
    void assertFinding(String code, String place, String word, @Nullable String suggestion) {
      assertThat(error.path("code").asText()).isEqualTo(code);
      assertThat(error.path("file").asText()).isEqualTo(FILE);
      String line = sql.lines().toList().get(error.path("line").asInt() - 1);
      assertThat(line.substring(error.path("column").asInt() - 1)).startsWith(place);
      assertThat(error.path("message").asText()).contains(word);
      assertThat(error.path("suggestion").asText(null)).isEqualTo(suggestion);
    }
  }

  /** Sends the built-in pack with one view altered; nothing is registered. */
  private Refusal refusal(String from, String to) {
    JsonNode graph = http.get("/registry/graphs/python").body();
    long registered = topics.end(Topic.VIEW_GRAPH);
    PackBundle builtIn = PackBundle.builtIn("python");
    Map<String, String> files = new TreeMap<>(builtIn.files());
    String sql = files.getOrDefault(FILE, "").replace(from, to);
    assertThat(sql).isNotEqualTo(files.put(FILE, sql));
    Http.Answer answer = http.post("/registry/graphs", new PackBundle(builtIn.name(), files));
    assertThat(answer.status()).describedAs("%s", answer.body()).isEqualTo(422);
    assertThat(http.get("/registry/graphs/python").body()).isEqualTo(graph);
    assertThat(topics.end(Topic.VIEW_GRAPH)).isEqualTo(registered);
    return new Refusal(sql, answer.body().path("errors").path(0));
  }

  /** Extracts through the server and waits until the build with that number has completed. */
  private BuildChanged extractAndBuild(SampleRepository repository, int number) {
    WeftProcess.Ended extract =
        WeftProcess.weft(
            "extract", repository.path(), "--server", "http://127.0.0.1:" + ports[HTTP]);
    assertThat(extract.exitCode()).describedAs("%s", extract).isZero();
    assertThat(extract.err()).contains("landed: 14 files, 0 with errors");
    List<BuildChanged> ends =
        topics
            .readUntil(
                Topic.BUILD, BuildChanged.class, build -> isEnd(build, number), WeftProcess.LIMIT)
            .stream()
            .filter(build -> isEnd(build, number))
            .toList();
    assertThat(ends).hasSize(1);
    assertThat(ends.getFirst().state()).isEqualTo(BuildChanged.State.COMPLETED);
    return ends.getFirst();
  }

  private static boolean isEnd(BuildChanged build, int number) {
    return build.repo().equals(SampleRepository.NAME)
        && build.buildNumber() == number
        && build.state().isFinal();
  }

  private WeftProcess.Ended weft(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.add("--warehouse");
    arguments.add(warehouse.toString());
    return WeftProcess.weft(arguments.toArray(String[]::new));
  }
}
