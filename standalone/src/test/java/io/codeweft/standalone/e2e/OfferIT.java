package io.codeweft.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.broker.EmbeddedBroker;
import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.Topic;
import io.codeweft.extract.landing.LandedExtracts;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows that another program wrote become the graph that an extract of ours becomes. */
@Tag("slow")
class OfferIT {
  private final Path folder = Workspace.folder("offer");
  private final Path warehouse = folder.resolve("warehouse");

  @Test
  void theGraphIsThatOfAnExtractOfOurs() throws IOException {
    Path files = written();
    int[] ports = EmbeddedBroker.freePorts(3);
    String url = "http://127.0.0.1:" + ports[0];
    try (Http http = new Http(url);
        WeftProcess server =
            WeftProcess.startWeft(
                "serve",
                "--warehouse",
                warehouse.toString(),
                "--http-port",
                Integer.toString(ports[0]),
                "--kafka-port",
                Integer.toString(ports[1]),
                "--kafka-controller-port",
                Integer.toString(ports[2]))) {
      server.until(
          "the built-in pack is registered",
          () -> http.get("/registry/graphs/python").status() == 200);
      for (String state : new String[] {"landed", "unchanged"}) {
        WeftProcess.Ended ingest =
            WeftProcess.weft(
                "ingest",
                files.toString(),
                "--repo",
                SampleRepository.NAME,
                "--tool",
                "duckdb",
                "--server",
                url);
        assertThat(ingest.exitCode()).describedAs("%s", ingest).isZero();
        assertThat(ingest.err()).contains(state + ": 14 files");
      }
      new Topics("127.0.0.1:" + ports[1])
          .readUntil(
              Topic.BUILD,
              BuildChanged.class,
              build -> build.state() == BuildChanged.State.COMPLETED,
              WeftProcess.LIMIT);
    }
    WarehouseTables.lastBuild(warehouse).assertSameRows(Baseline.original().tables());
  }

  /** The datasets of an extract, each as one Parquet file that DuckDB wrote. */
  private Path written() throws IOException {
    Path files = Files.createDirectories(folder.resolve("files"));
    WarehouseTables tables = Baseline.original().tables();
    try (Duck duck = new Duck()) {
      for (String dataset :
          new LandedExtracts(Warehouse.at(Baseline.original().warehouse()))
              .last(SampleRepository.NAME)
              .orElseThrow()
              .event()
              .tables()
              .keySet()) {
        TableSnapshot table = tables.table(dataset);
        if (table.rows() > 0) { // the others come into being empty
          String paths =
              table.paths().stream()
                  .map(path -> "'" + path + "'")
                  .collect(Collectors.joining(", ", "[", "]"));
          duck.execute(
              "COPY (SELECT * FROM read_parquet(%s)) TO '%s' (FORMAT parquet)"
                  .formatted(paths, files.resolve(dataset + ".parquet")));
        }
      }
    }
    return files;
  }
}
