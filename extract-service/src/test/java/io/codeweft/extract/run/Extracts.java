package io.codeweft.extract.run;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.SessionOptions;
import io.codeweft.engine.duckdb.DuckDbEngine;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.ExtractRequest;
import io.codeweft.extract.landing.LandedExtract;
import io.codeweft.extract.landing.LandedExtracts;
import io.codeweft.extract.landing.Landing;
import io.codeweft.extract.worker.WorkerOptions;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import io.codeweft.tables.WorkArea;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.arrow.vector.FieldVector;

/** Extracts into a warehouse of the test's own, and looks at the tables. */
final class Extracts {
  static final String REPO = "sample";

  private final Warehouse warehouse;
  private final DeltaTables tables = new DeltaTables(false);
  private ExtractDefaults defaults = ExtractDefaults.standard();

  Extracts(Path warehouse) {
    this.warehouse = Warehouse.at(warehouse);
  }

  Extracts withWorkers(WorkerOptions workers) {
    defaults = new ExtractDefaults(defaults.python(), defaults.scan(), workers);
    return this;
  }

  Extracts withPython(String python) {
    defaults = new ExtractDefaults(python, defaults.scan(), defaults.workers());
    return this;
  }

  Extracts withProcesses(int processes) {
    WorkerOptions workers = defaults.workers();
    return withWorkers(new WorkerOptions(processes, workers.memoryBytes(), workers.timeout()));
  }

  RunState run(Path repository) {
    return run(new ExtractRequest(REPO, repository.toString(), null, null, null, null, null));
  }

  RunState run(ExtractRequest request) {
    try (WorkArea area = WorkArea.open(warehouse, "test", Duration.ofMinutes(1));
        WorkArea.Scratch scratch = area.scratch()) {
      return extraction(request, _ -> {}).run(scratch.path());
    }
  }

  Extraction extraction(ExtractRequest request, Consumer<RunState> progress) {
    return new Extraction(
        ExtractSettings.of(request, defaults),
        new LandedExtracts(warehouse),
        new Landing(warehouse, tables, new DuckDbEngine(), 4L << 30),
        progress);
  }

  LandedExtract land(Path repository) {
    return ((RunState.Landed) run(repository)).extract();
  }

  Warehouse warehouse() {
    return warehouse;
  }

  DeltaTables tables() {
    return tables;
  }

  TableSnapshot table(String dataset) {
    return tables
        .latest(warehouse.resolve(Warehouse.location(REPO, dataset)))
        .orElseThrow(() -> new AssertionError("no table " + dataset));
  }

  /**
   * Rows of a query over the latest versions, each value as text.
   *
   * @param from the query from its FROM on
   */
  List<List<String>> rows(String from, String... columns) {
    List<String> named = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      named.add(columns[i] + " as c" + i);
    }
    String query = "select " + String.join(", ", named) + " " + from;
    List<Path> readable = new ArrayList<>();
    for (DatasetDeclaration declaration : Datasets.all()) {
      readable.addAll(table(declaration.name()).paths());
    }
    try (WorkArea area = WorkArea.open(warehouse, "look", Duration.ofMinutes(1));
        WorkArea.Scratch scratch = area.scratch();
        EngineSession session =
            new DuckDbEngine()
                .open(SessionOptions.in(scratch.path().resolve("engine")).withReadable(readable))) {
      for (DatasetDeclaration declaration : Datasets.all()) {
        session.table(declaration.name(), declaration.schema(), table(declaration.name()).paths());
      }
      return texts(session, query);
    }
  }

  /** Rows of a program, each value as text. */
  static List<List<String>> texts(EngineSession session, String program) {
    List<List<String>> rows = new ArrayList<>();
    session.query(
        program,
        10_000_000,
        batch -> {
          for (int row = 0; row < batch.getRowCount(); row++) {
            List<String> values = new ArrayList<>();
            for (FieldVector vector : batch.getFieldVectors()) {
              values.add(Objects.toString(vector.getObject(row)));
            }
            rows.add(values);
          }
        });
    return rows;
  }

  /** One value per row. */
  List<String> column(String from, String column) {
    return rows(from, column).stream().map(List::getFirst).toList();
  }

  /** The single value of the single row. */
  String value(String from, String column) {
    return rows(from, column).getFirst().getFirst();
  }

  /** Digest of all rows of a dataset, lists and all. */
  String digest(String dataset) {
    return value(
        "from " + dataset + " t",
        "coalesce(md5(string_agg(to_json(t)::varchar, chr(10) order by path)), 'empty')");
  }
}
