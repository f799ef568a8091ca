package io.codeweft.worker.task;

import static io.codeweft.worker.SampleGraph.FILES;
import static io.codeweft.worker.SampleGraph.REPO;
import static io.codeweft.worker.SampleGraph.REPORT;
import static io.codeweft.worker.SampleGraph.REPORT_SQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.ComputedOutput;
import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.event.Shard;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.contracts.event.ViewReady;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.FunctionParity;
import io.codeweft.engine.duckdb.DuckDbEngine;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.tables.CommitRequest;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.StoredSnapshots;
import io.codeweft.tables.Warehouse;
import io.codeweft.tables.WorkArea;
import io.codeweft.testkit.ChangedLibrary;
import io.codeweft.testkit.TestTables;
import io.codeweft.testkit.TestViews;
import io.codeweft.worker.SampleGraph;
import io.codeweft.worker.WorkerLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskRunnerTest {
  private static final String LIBRARY = FunctionLibrary.standard().snapshot().libraryHash();
  private static final WorkerLimits LIMITS =
      new WorkerLimits(1, 256L << 20, 1, Duration.ofMinutes(1), 1L << 30, 1000);
  private static final String ENDLESS =
      "select path, (select max(a.range * b.range % 7)::varchar from range(1000000) a,"
          + " range(1000000) b) as label from sizes";
  private static final String TWO_FILES =
      "select * from (values ('b.py', 5), ('a.py', 20)) as t(path, size)";

  @TempDir Path dir;
  private TestTables tables;
  private TaskRunner runner;

  @BeforeEach
  void open() {
    tables = new TestTables(dir);
    runner = runner(LIMITS, FunctionParity.standard());
  }

  @AfterEach
  void nothingIsLeftBehind() {
    runner.close();
    assertThat(tables.warehouse().root().resolve("work")).isEmptyDirectory();
  }

  @Test
  void theFirstBuildOfAView() {
    ViewReady task = task(graph(REPORT_SQL), 1, files(TWO_FILES), null);
    ViewComputed answer = run(task);
    assertThat(answer.failure()).isNull();
    assertThat(answer.taskId()).isEqualTo(task.taskId());
    assertThat(answer.inputs()).isEqualTo(task.inputs());
    assertThat(answer.functionSnapshot()).isEqualTo(LIBRARY);
    assertThat(answer.worker()).isEqualTo("w");
    ComputedOutput output = answer.outputs().getFirst();
    assertThat(output.view()).isEqualTo("report");
    assertThat(output.location()).isEqualTo("tables/r/report");
    assertThat(output.schema()).isEqualTo(REPORT);
    assertThat(output.base()).isNull();
    assertThat(output.changed()).isTrue();
    assertThat(output.changes()).isNull();
    assertThat(List.of(output.rows(), output.inserted(), output.updated(), output.deleted()))
        .containsExactly(2L, 2L, 0L, 0L);
    assertThat(rows(output)).containsExactly("a.py | big", "b.py | small");
    assertThat(output.files()).hasSize(1);
    assertThat(output.files().getFirst().path()).matches("part-[0-9a-f]{16}\\.parquet");
    assertThat(output.files().getFirst().columns().get("path"))
        .isNotNull()
        .extracting("min", "max", "nulls")
        .containsExactly("a.py", "b.py", 0L);
  }

  @Test
  void aChangedInputGivesExactlyTheChangedRows() {
    ViewGraph graph = graph(REPORT_SQL);
    TableVersion base =
        base("select * from (values ('a.py', 'big'), ('b.py', 'small'), ('c.py', 'big')) t(a, b)");
    TableVersion changed =
        files("select * from (values ('a.py', 20), ('b.py', 50), ('d.py', 1)) t(path, size)");
    ComputedOutput output = run(task(graph, 2, changed, base)).outputs().getFirst();
    assertThat(output.base()).isZero();
    assertThat(List.of(output.rows(), output.inserted(), output.updated(), output.deleted()))
        .containsExactly(3L, 1L, 1L, 1L);
    assertThat(changes(output))
        .containsExactlyInAnyOrder(
            "b.py | small | update_preimage",
            "b.py | big | update_postimage",
            "c.py | big | delete",
            "d.py | small | insert");
  }

  @Test
  void anUnchangedViewLeavesNoFiles() throws Exception {
    TableVersion base = base("select * from (values ('a.py', 'big'), ('b.py', 'small')) t(a, b)");
    List<Path> before = filesOf("report");
    ComputedOutput output =
        run(task(graph(REPORT_SQL), 2, files(TWO_FILES), base)).outputs().getFirst();
    assertThat(output.changed()).isFalse();
    assertThat(output.files()).isEmpty();
    assertThat(output.changes()).isNull();
    assertThat(output.rows()).isEqualTo(2);
    assertThat(filesOf("report")).isEqualTo(before);
  }

  @Test
  void anUnchangedViewIsSeenByItsBytes() throws Exception {
    ViewComputed first = run(task(graph(REPORT_SQL), 1, files(TWO_FILES), null));
    ComputedOutput output = first.outputs().getFirst();
    Path table = tables.warehouse().resolve(output.location());
    new DeltaTables(false)
        .commit(
            new CommitRequest(
                table,
                output.schema(),
                Map.of(),
                OptionalLong.empty(),
                output.files(),
                List.of(),
                List.of(),
                "test",
                1));
    List<Path> before = filesOf("report");
    TableVersion base = new TableVersion(output.location(), 0, 2);
    ComputedOutput second =
        run(task(graph(REPORT_SQL), 2, files(TWO_FILES), base)).outputs().getFirst();
    assertThat(second.changed()).isFalse();
    assertThat(second.rows()).isEqualTo(2);
    assertThat(filesOf("report")).isEqualTo(before);
  }

  @Test
  void anOptionalDatasetThatIsNotPinnedIsEmpty() {
    String sql = "select path, (select count(*) from labels)::varchar as label from files";
    assertThat(rows(run(task(graph(sql), 1, files(), null)).outputs().getFirst()))
        .containsExactly("a.py | 0", "b.py | 0");
  }

  @Test
  void aViewThatBecomesEmptyDeletesItsRows() {
    TableVersion base = base("select * from (values ('a.py', 'big')) t(a, b)");
    ComputedOutput output =
        run(task(graph("select path, 'x' as label from sizes where false"), 2, files(), base))
            .outputs()
            .getFirst();
    assertThat(output.changed()).isTrue();
    assertThat(output.files()).isEmpty();
    assertThat(output.deleted()).isEqualTo(1);
    assertThat(changes(output)).containsExactly("a.py | big | delete");
  }

  @Test
  void anEmptyViewWithoutATableIsStillAChange() {
    ComputedOutput output =
        run(task(graph("select path, 'x' as label from sizes where false"), 1, files(), null))
            .outputs()
            .getFirst();
    assertThat(output.changed()).isTrue();
    assertThat(output.files()).isEmpty();
    assertThat(output.rows()).isZero();
  }

  @Test
  void aTaskThatRunsTwiceGivesTheSameAnswerAndTheSameFiles() throws Exception {
    ViewReady task = task(graph(REPORT_SQL), 1, files(TWO_FILES), null);
    ViewComputed first = run(task);
    List<Path> files = filesOf("report");
    assertThat(run(task).outputs()).isEqualTo(first.outputs());
    assertThat(filesOf("report")).isEqualTo(files);
  }

  @Test
  void aNewSchemaReplacesEveryRow() {
    TableVersion base = base("select * from (values ('a.py', 'big')) t(a, b)");
    Schema wider = Schema.of(REPORT.fields().get(0), Field.of("size", DataType.Scalar.INT64));
    ViewGraph graph = SampleGraph.graph(LIBRARY, wider, "select path, size from sizes");
    ComputedOutput output = run(task(graph, 2, files(TWO_FILES), base)).outputs().getFirst();
    assertThat(output.changes()).isNull();
    assertThat(List.of(output.inserted(), output.updated(), output.deleted()))
        .containsExactly(2L, 0L, 1L);
  }

  @Test
  void rowsWithoutAUniqueKeyAreHandedOnForTheMaterializerToRefuse() {
    TableVersion base = base("select * from (values ('a.py', 'big')) t(a, b)");
    ComputedOutput output =
        run(task(graph("select 'same' as path, 'x' as label from sizes"), 2, files(), base))
            .outputs()
            .getFirst();
    assertThat(output.changed()).isTrue();
    assertThat(output.rows()).isEqualTo(2);
    assertThat(output.changes()).isNull();
  }

  @Test
  void functionsOfTheLibraryAreBoundAndReported() {
    ViewComputed answer =
        run(task(graph("select path, stable_id('x', path) as label from sizes"), 1, files(), null));
    assertThat(answer.failure()).isNull();
    assertThat(answer.functions()).containsExactly("stable_id");
    assertThat(rows(answer.outputs().getFirst()))
        .allSatisfy(row -> assertThat(row).contains(" | x:"));
  }

  @Test
  void aProgramTheEngineRefuses() {
    assertFails(
        task(graph("select nope from sizes"), 1, files(), null), "engine", "nope", "report");
  }

  @Test
  void aProgramThatRunsTooLong() {
    restart(
        new WorkerLimits(1, 256L << 20, 1, Duration.ofMillis(300), 1L << 30, 1000),
        FunctionParity.standard());
    assertFails(
        task(graph(ENDLESS), 1, files(), null), "timeout", "codeweft.worker.timeout", "report");
  }

  @Test
  void aProgramThatNeedsTooMuchMemory() {
    restart(
        new WorkerLimits(1, 32L << 20, 1, Duration.ofMinutes(1), 0, 1000),
        FunctionParity.standard());
    String greedy =
        "select path, (select list(range order by range desc)::varchar from range(20000000)) as"
            + " label from sizes";
    ViewComputed.Failure failure = failure(task(graph(greedy), 1, files(), null));
    assertThat(failure.kind()).isIn("memory", "storage");
    assertThat(failure.message()).contains("report");
  }

  @Test
  void moreRowsThanAllowed() throws Exception {
    ViewReady task =
        task(
            graph("select range::varchar as path, '' as label from range(1001)"), 1, files(), null);
    assertFails(task, "engine", "1001 rows", "codeweft.worker.max-rows = 1000");
    assertThat(filesOf("report")).isEmpty();
  }

  @Test
  void aGraphThatIsNotStored() {
    ViewGraph graph = graph(REPORT_SQL);
    ViewReady task =
        SampleGraph.task("0".repeat(64), graph, "report", 1, Map.of("files", files()), Map.of());
    assertFails(task, "storage", "there is no object 0000");
  }

  @Test
  void aGraphOfAnotherFunctionLibrary() {
    ViewGraph graph = SampleGraph.graph("other", REPORT, REPORT_SQL);
    assertFails(task(graph, 1, files(), null), "drift", "library other", LIBRARY);
  }

  @ParameterizedTest
  @EnumSource
  void aWorkerWhoseFunctionsDriftedTakesNoTasks(ChangedLibrary.Drift drift) {
    restart(LIMITS, drift.parity());
    assertFails(task(graph(REPORT_SQL), 1, files(), null), "drift", drift.finding());
    assertThat(runner.status().findings()).isNotEmpty();
    assertThat(runner.status().failed()).isEqualTo(1);
  }

  @Test
  void aWrongGoldenVectorIsDrift() {
    restart(LIMITS, ChangedLibrary.wrongVector());
    assertFails(
        task(graph(REPORT_SQL), 1, files(), null),
        "drift",
        "golden: span_len[[3, 10]] gave 7 (BIGINT), expected 8 (BIGINT)");
  }

  @Test
  void aGraphWhoseSnapshotIsNotKnown() {
    ViewGraph graph = graph(REPORT_SQL);
    ViewGraph other =
        ViewGraph.of(
            graph.name(),
            graph.policyHash(),
            "0".repeat(64),
            LIBRARY,
            graph.datasets(),
            graph.views());
    assertFails(task(other, 1, files(), null), "drift", "there is no object 0000");
  }

  @Test
  void aViewThatUsesAFunctionTheSnapshotLacks() {
    assertFails(
        task(withFunctions(graph(REPORT_SQL), List.of("span_lenn")), 1, files(), null),
        "drift",
        "view 'report' uses function 'span_lenn', which is not in snapshot",
        "the nearest is 'span_len'");
  }

  @Test
  void aViewThatWasCompiledWithAnotherImplementation() {
    assertFails(
        task(withFunctions(graph(REPORT_SQL), List.of("span_len")), 1, files(), null),
        "drift",
        "view 'report' was not compiled with the implementations of [span_len]");
  }

  /** With other functions in the metadata of the report, and nothing else about it changed. */
  private static ViewGraph withFunctions(ViewGraph graph, List<String> functions) {
    return ViewGraph.of(
        graph.name(),
        graph.policyHash(),
        graph.functionSnapshot(),
        graph.functionLibrary(),
        graph.datasets(),
        graph.views().stream()
            .map(view -> view.name().equals("report") ? TestViews.using(view, functions) : view)
            .toList());
  }

  @Test
  void aTableThatIsNotPinned() {
    ViewReady task =
        SampleGraph.task(tables.warehouse().objects(), graph(REPORT_SQL), 1, Map.of(), Map.of());
    assertFails(task, "engine", "does not pin table 'files'");
  }

  @Test
  void aPinnedVersionThatDoesNotExist() {
    TableVersion missing = new TableVersion(files().location(), 7, 0);
    assertFails(task(graph(REPORT_SQL), 1, missing, null), "storage", "7");
  }

  @Test
  void aViewWithoutAKeyAndAShardOfMany() {
    ViewGraph graph = graph(REPORT_SQL);
    String object = tables.warehouse().objects().put(Json.bytes(graph));
    Map<String, TableVersion> inputs = Map.of("files", files());
    ViewReady keyless = SampleGraph.task(object, graph, "keyless", 1, inputs, Map.of());
    assertFails(keyless, "engine", "views/keyless.sql", "no key");
    assertFails(
        SampleGraph.task(object, graph, "nowhere", 1, inputs, Map.of()), "engine", "'nowhere'");
    assertFails(
        new ViewReady(
            keyless.taskId(),
            keyless.buildId(),
            1,
            REPO,
            graph.name(),
            graph.version(),
            object,
            "report",
            new Shard(1, 2),
            List.of("report"),
            inputs,
            Map.of()),
        "engine",
        "shard 1/2");
  }

  @Test
  void aStoppedWorkerLeavesItsTaskToOthers() {
    ViewReady task = task(graph(REPORT_SQL), 1, files(), null);
    runner.close();
    assertThat(runner.run(task)).isEmpty();
  }

  @Test
  void aTaskThatRunsIsCancelledAndNotAnswered() throws Exception {
    ViewReady task = task(graph(ENDLESS), 1, files(), null);
    CompletableFuture<Optional<ViewComputed>> answer =
        CompletableFuture.supplyAsync(() -> runner.run(task));
    while (runner.status().running().isEmpty() && !answer.isDone()) {
      Thread.onSpinWait();
    }
    assertThat(runner.status().running())
        .singleElement()
        .extracting(WorkerStatus.RunningTask::taskId)
        .isEqualTo(task.taskId());
    runner.cancel();
    assertThat(answer.get(30, TimeUnit.SECONDS)).isEmpty();
    assertThat(filesOf("report")).isEmpty();
  }

  private TaskRunner runner(WorkerLimits limits, FunctionParity parity) {
    return new TaskRunner(
        "w",
        new DuckDbEngine(),
        limits,
        tables.warehouse(),
        new DeltaTables(false),
        WorkArea.open(tables.warehouse(), "worker", Duration.ofMinutes(1)),
        new FunctionCheck(parity, new StoredSnapshots(tables.warehouse().objects())));
  }

  private void restart(WorkerLimits limits, FunctionParity parity) {
    runner.close();
    runner = runner(limits, parity);
  }

  private static ViewGraph graph(String sql) {
    return SampleGraph.graph(sql);
  }

  private TableVersion files() {
    return files(TWO_FILES);
  }

  private TableVersion files(String query) {
    return tables.commit(REPO, "files", FILES, query);
  }

  private TableVersion base(String query) {
    return tables.commit(
        REPO, "report", REPORT, "select a as path, b as label from (" + query + ")");
  }

  private ViewReady task(
      ViewGraph graph, long build, TableVersion files, @Nullable TableVersion base) {
    return SampleGraph.task(
        tables.warehouse().objects(),
        graph,
        build,
        Map.of("files", files),
        base == null ? Map.of() : Map.of("report", base));
  }

  private ViewComputed run(ViewReady task) {
    return runner.run(task).orElseThrow();
  }

  private ViewComputed.Failure failure(ViewReady task) {
    ViewComputed answer = run(task);
    assertThat(answer.outputs()).isEmpty();
    assertThat(answer.failure()).isNotNull();
    return Objects.requireNonNull(answer.failure());
  }

  private void assertFails(ViewReady task, String kind, String... message) {
    ViewComputed.Failure failure = failure(task);
    assertThat(failure.kind()).as(failure.message()).isEqualTo(kind);
    assertThat(failure.message()).contains(task.taskId()).contains(message);
  }

  private List<String> rows(ComputedOutput output) {
    Path table = tables.warehouse().resolve(output.location());
    return tables.rows(
        output.schema(), output.files().stream().map(f -> table.resolve(f.path())).toList());
  }

  private List<String> changes(ComputedOutput output) {
    List<Field> fields = new ArrayList<>(output.schema().fields());
    fields.add(Field.of("_change_type", DataType.Scalar.STRING));
    DataFile changes = Objects.requireNonNull(output.changes());
    Path file = tables.warehouse().resolve(output.location()).resolve(changes.path());
    assertThat(file.getFileName().toString()).matches("cdc-[0-9a-f]{16}\\.parquet");
    return tables.rows(new Schema(fields), List.of(file));
  }

  private List<Path> filesOf(String view) throws IOException {
    Path table = tables.warehouse().resolve(Warehouse.location(REPO, view));
    if (!Files.exists(table)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(table)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
