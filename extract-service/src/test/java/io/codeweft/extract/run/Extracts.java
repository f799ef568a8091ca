package io.codeweft.extract.run;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.Engine;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.SessionOptions;
import io.codeweft.engine.duckdb.DuckDbEngine;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.ExtractRequest;
import io.codeweft.extract.landing.LandedExtract;
import io.codeweft.extract.landing.Landing;
import io.codeweft.extract.scip.ScipOptions;
import io.codeweft.extract.scip.ScipSource;
import io.codeweft.extract.worker.Producers;
import io.codeweft.extract.worker.WorkerOptions;
import io.codeweft.extract.worker.WorkerPools;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import io.codeweft.tables.WorkArea;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Extracts into a warehouse of the test's own, and looks at the tables. */
public final class Extracts {
  public static final String REPO = "sample";

  /** Without processes that stay when a test is over. */
  private static final WorkerPools COLD = pools(0);

  private final Warehouse warehouse;
  private final DeltaTables tables = new DeltaTables(false);
  private Engine engine = new DuckDbEngine(FunctionLibrary.read(Map.of(), Map.of()));
  private WorkerPools pools = COLD;
  private ExtractDefaults defaults = ExtractDefaults.standard();

  /** Without LibCST and scip-python, which not every machine has. */
  public Extracts(Path warehouse) {
    this.warehouse = Warehouse.at(warehouse);
    withProducers(new Producers(true, false));
    withScip(defaults.scip().with(new ScipSource.Off()));
  }

  Extracts withProducers(Producers producers) {
    WorkerOptions workers = defaults.workers();
    defaults =
        new ExtractDefaults(
            defaults.python(),
            defaults.scan(),
            new WorkerOptions(
                workers.processes(), workers.memoryBytes(), workers.timeout(), producers),
            defaults.treeSitter(),
            defaults.scip());
    return this;
  }

  Extracts withWorkers(WorkerOptions workers) {
    Producers producers = defaults.workers().producers();
    defaults =
        new ExtractDefaults(
            defaults.python(), defaults.scan(), workers, defaults.treeSitter(), defaults.scip());
    return withProducers(producers);
  }

  Extracts withEngine(Engine other) {
    engine = other;
    return this;
  }

  Extracts withPools(WorkerPools other) {
    pools = other;
    return this;
  }

  Extracts withPython(String python) {
    defaults =
        new ExtractDefaults(
            python, defaults.scan(), defaults.workers(), defaults.treeSitter(), defaults.scip());
    return this;
  }

  Extracts withScip(ScipOptions scip) {
    defaults =
        new ExtractDefaults(
            defaults.python(), defaults.scan(), defaults.workers(), defaults.treeSitter(), scip);
    return this;
  }

  Extracts withProcesses(int processes) {
    WorkerOptions workers = defaults.workers();
    return withWorkers(new WorkerOptions(processes, workers.memoryBytes(), workers.timeout()));
  }

  /**
   * @param options as in the body of {@code POST /extract/runs}
   */
  static ExtractRequest request(Path repository, Map<String, Object> options) {
    Map<String, Object> body = new TreeMap<>(options);
    body.putIfAbsent("repo", REPO);
    body.put("path", repository.toString());
    return Json.read(Json.bytes(body), ExtractRequest.class);
  }

  RunState run(Path repository) {
    return run(repository, _ -> {});
  }

  RunState run(Path repository, Consumer<RunState> progress) {
    return run(request(repository, Map.of()), progress);
  }

  RunState run(ExtractRequest request) {
    return run(request, _ -> {});
  }

  RunState run(ExtractRequest request, Consumer<RunState> progress) {
    try (WorkArea area = WorkArea.open(warehouse, "test", Duration.ofMinutes(1));
        WorkArea.Scratch scratch = area.scratch()) {
      return extraction(request, progress).run(scratch.path());
    }
  }

  Extraction extraction(ExtractRequest request, Consumer<RunState> progress) {
    return new Extraction(ExtractSettings.of(request, defaults), pools, landing(), progress);
  }

  public Landing landing() {
    return new Landing(warehouse, tables, engine, 4L << 30, 2);
  }

  public Engine engine() {
    return engine;
  }

  public boolean hasTable(String dataset) {
    return tables.latest(warehouse.resolve(Warehouse.location(REPO, dataset))).isPresent();
  }

  /** Streams the rows of a dataset, sorted by path. */
  public void batches(String dataset, Consumer<VectorSchemaRoot> batches) {
    TableSnapshot table = table(dataset);
    look(
        table.paths(),
        session -> {
          session.table(dataset, table.schema(), table.paths());
          session.query("select * from " + dataset + " order by path", 1_000_000, batches);
        },
        "select 1 as one");
  }

  public LandedExtract land(Path repository) {
    return ((RunState.Landed) run(repository)).extract();
  }

  /**
   * @param kept how many pools stay open while nobody uses them
   */
  static WorkerPools pools(int kept) {
    try {
      return new WorkerPools(
          Files.createTempDirectory("extract-program"), Duration.ofMinutes(1), kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Warehouse warehouse() {
    return warehouse;
  }

  public DeltaTables tables() {
    return tables;
  }

  public TableSnapshot table(String dataset) {
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
    return look(
        readable,
        session -> {
          for (DatasetDeclaration declaration : Datasets.all()) {
            session.table(
                declaration.name(), declaration.schema(), table(declaration.name()).paths());
          }
        },
        query);
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
  public List<String> column(String from, String column) {
    return rows(from, column).stream().map(List::getFirst).toList();
  }

  /** The single value of the single row. */
  public String value(String from, String column) {
    return rows(from, column).getFirst().getFirst();
  }

  /** Digest of all rows of a dataset, lists and all. */
  public String digest(String dataset) {
    return digest(dataset, table(dataset).version());
  }

  public String digest(String dataset, long version) {
    DatasetDeclaration declaration = declaration(dataset);
    TableSnapshot snapshot = tables.at(table(dataset).root(), version);
    return look(
            List.of(snapshot.root()),
            session -> session.table("rows", declaration.schema(), snapshot.paths()),
            "select coalesce(md5(string_agg(row, '' order by row)), 'empty') as digest"
                + " from (select md5(to_json(t)::varchar) as row from rows t)")
        .getFirst()
        .getFirst();
  }

  /** Whether the rows before a version, less those deleted, and those inserted, are its rows. */
  boolean feedIsTheDifference(String dataset, long version) {
    Path root = table(dataset).root();
    if (version == 0) {
      return true;
    }
    Schema schema = declaration(dataset).schema();
    List<Field> columns = new ArrayList<>(schema.fields());
    columns.add(Field.required("_change_type", DataType.Scalar.STRING));
    List<Path> changes = tables.changes(root, version - 1, version).getFirst().changed();
    return look(
            List.of(root),
            session -> {
              session.table("before", schema, tables.at(root, version - 1).paths());
              session.table("after", schema, tables.at(root, version).paths());
              session.table("changes", new Schema(columns), changes);
            },
            """
            with
              rows_before as (select to_json(t)::varchar as row from before t),
              rows_after as (select to_json(t)::varchar as row from after t),
              deleted as (
                select to_json(t)::varchar as row
                from (select * exclude (_change_type) from changes
                  where _change_type in ('delete', 'update_preimage')) t),
              inserted as (
                select to_json(t)::varchar as row
                from (select * exclude (_change_type) from changes
                  where _change_type in ('insert', 'update_postimage')) t)
            select
              (select count(*) from deleted) + (select count(*) from inserted) as changed,
              (select count(*) from (select * from rows_before except all select * from rows_after))
                + (select count(*) from (select * from rows_after except all select * from rows_before))
                as differing,
              (select count(*) from (
                (select * from rows_before except all select * from deleted
                 union all select * from inserted)
                except all select * from rows_after)) as wrong
            """)
        .stream()
        .allMatch(row -> row.get(0).equals(row.get(1)) && row.get(2).equals("0"));
  }

  private static DatasetDeclaration declaration(String dataset) {
    return Datasets.all().stream()
        .filter(declaration -> declaration.name().equals(dataset))
        .findFirst()
        .orElseThrow();
  }

  private List<List<String>> look(
      List<Path> readable, Consumer<EngineSession> tablesOf, String program) {
    try (WorkArea area = WorkArea.open(warehouse, "look", Duration.ofMinutes(1));
        WorkArea.Scratch scratch = area.scratch();
        EngineSession session =
            new DuckDbEngine()
                .open(SessionOptions.in(scratch.path().resolve("engine")).withReadable(readable))) {
      tablesOf.accept(session);
      return texts(session, program);
    }
  }
}
