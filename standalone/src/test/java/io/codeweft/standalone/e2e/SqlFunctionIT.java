package io.codeweft.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.broker.EmbeddedBroker;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A function made over HTTP, used by a view, replaced, and there again after a restart. */
class SqlFunctionIT {
  private static final String TABLE = "shouted_files";
  private static final String DATASET = "datasets/repo_files_v1.yaml";

  private final Path folder = Workspace.folder("sql-function");
  private final Path warehouse = folder.resolve("warehouse");
  private final int[] ports = EmbeddedBroker.freePorts(3);

  @Test
  void aViewUsesIt() {
    SampleRepository repository = SampleRepository.below(folder);
    try (Http http = new Http("http://127.0.0.1:" + ports[0]);
        WeftProcess server = serve()) {
      server.until("it is up", () -> http.get("/registry/graphs/python").status() == 200);
      Http.Answer created = http.postText("/registry/functions", shout("upper(path)"));
      assertThat(created.status()).describedAs("%s", created.body()).isEqualTo(201);
      Http.Answer registered = http.post("/registry/graphs", pack());
      assertThat(registered.status()).describedAs("%s", registered.body()).isEqualTo(201);
      WeftProcess.Ended extract =
          WeftProcess.weft(
              "extract", repository.path(), "--server", "http://127.0.0.1:" + ports[0]);
      assertThat(extract.exitCode()).describedAs("%s", extract).isZero();
      server.until("the table has the values", () -> values().contains("TOOLS/LATIN.PY"));
      int rows = values().size();

      Http.Answer replaced = http.postText("/registry/functions", shout("path || '!'"));
      assertThat(replaced.status()).describedAs("%s", replaced.body()).isEqualTo(201);
      assertThat(replaced.body().path("number").asInt()).isEqualTo(2);
      server.until("the rows have changed", () -> values().contains("tools/latin.py!"));
      assertThat(values()).hasSize(rows).allMatch(value -> value.endsWith("!"));
      server.terminate(Duration.ofSeconds(20));
    }
    try (Http http = new Http("http://127.0.0.1:" + ports[0]);
        WeftProcess server = serve()) {
      server.until("it is up again", () -> http.get("/registry/graphs/shouted").status() == 200);
      server.until(
          "the function is current",
          () ->
              http.get("/registry/functions/shout")
                  .body()
                  .path("state")
                  .asText()
                  .equals("current"));
      assertThat(http.get("/registry/functions/shout").body().path("number").asInt()).isEqualTo(2);
      assertThat(http.get("/registry/graphs/shouted").status()).isEqualTo(200);
      server.terminate(Duration.ofSeconds(20));
    }
  }

  private WeftProcess serve() {
    return WeftProcess.startWeft(
        "serve",
        "--warehouse",
        warehouse.toString(),
        "--http-port",
        Integer.toString(ports[0]),
        "--kafka-port",
        Integer.toString(ports[1]),
        "--kafka-controller-port",
        Integer.toString(ports[2]));
  }

  /** The values of the newest version of the table; none before its first. */
  private List<String> values() {
    Optional<TableSnapshot> table =
        new DeltaTables(false)
            .latest(
                Warehouse.at(warehouse).resolve(Warehouse.location(SampleRepository.NAME, TABLE)));
    if (table.isEmpty()) {
      return List.of();
    }
    try (Duck duck = new Duck()) {
      duck.view("t", table.get().paths(), "*", "(SELECT 1)");
      return duck.rows("SELECT loud FROM t");
    }
  }

  private static String shout(String expression) {
    return "CREATE OR REPLACE FUNCTION shout(path string) RETURNS string COMMENT 'Louder.' AS "
        + expression;
  }

  private static PackBundle pack() {
    return new PackBundle(
        "shouted",
        Map.of(
            "pack.yaml",
            """
            pack: shouted
            datasets: [repo_files_v1]
            views: [shouted_files]
            registries: []
            """,
            DATASET,
            Objects.requireNonNull(PackBundle.builtIn("python").files().get(DATASET)),
            "views/shouted_files.sql",
            """
            /*
            materialize: true
            key: [file_id]
            owner: path
            */
            SELECT f.repo, f.path, f.file_id, shout(f.path) AS loud
            FROM repo_files_v1 AS f
            """));
  }
}
