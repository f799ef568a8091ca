package io.codeweft.materializer;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.ComputedOutput;
import io.codeweft.contracts.event.ContractViolated;
import io.codeweft.contracts.event.ContractViolated.Type;
import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.Shard;
import io.codeweft.contracts.event.ViewCommitted;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.tables.TableSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that breaks a rule is committed; its files are kept and every broken rule is told. */
class ViolationTest extends MaterializerFixture {
  private static final String NODE = "select 'n1' as id, 'DEF' as kind, 'a.py' as path";

  private SampleWorker worker;

  @BeforeEach
  void sample() {
    worker = new SampleWorker(tables, SampleGraph.graph()).files("a.py", "b.py");
  }

  @Test
  void doubledKeys() {
    ContractViolated violation =
        refused(worker.compute(1, "nodes", NODE + " union all " + NODE, null), Type.KEY, "id");
    assertThat(violation.rows()).isEqualTo(2);
    assertThat(violation.sample()).hasSize(1).allSatisfy(s -> assertThat(s).contains("n1"));
  }

  @Test
  void keysThatAreNull() {
    String query = "select null as id, 'DEF' as kind, 'a.py' as path";
    assertThat(refused(worker.compute(1, "nodes", query, null), Type.NULLABILITY, "id").rows())
        .isEqualTo(1);
  }

  @Test
  void columnsThatMustNotBeNull() {
    String query = "select 'n1' as id, null as kind, 'a.py' as path";
    refused(worker.compute(1, "nodes", query, null), Type.NULLABILITY, "kind");
  }

  @Test
  void edgesWithoutAnEndpoint() {
    worker.pin("nodes", commit(worker.compute(1, "nodes", NODE, null)).table());
    String edge = "select 'e1' as id, 'n1' as src, 'gone' as dst";
    ContractViolated violation =
        refused(worker.compute(1, "edges", edge, null), Type.REFERENCE, "dst");
    assertThat(violation.expected()).contains("nodes");
    assertThat(violation.sample().getFirst()).contains("e1").contains("gone");
  }

  @Test
  void parentsThatAreNotInTheTree() {
    String tree = "select * from (values ('t1', null), ('t2', 't9')) t(id, parent)";
    refused(worker.compute(1, "tree", tree, null), Type.REFERENCE, "parent");
  }

  @Test
  void rowsInAGate() {
    String query = NODE + " union all select 'n2', 'DEF', 'nowhere.py'";
    ContractViolated violation =
        refused(worker.compute(1, "nodes", query, null), Type.RANGE, "nodes_gate");
    assertThat(violation.rows()).isEqualTo(1);
    assertThat(violation.sample().getFirst()).contains("nowhere.py");
  }

  @Test
  void anOptionalTableThatIsPinnedIsRead() {
    String ignored = "select 'nowhere.py' as path";
    worker.pin("ignored", tables.commit("r", "ignored", SampleGraph.FILES, ignored));
    String query = "select 'n2' as id, 'DEF' as kind, 'nowhere.py' as path";
    assertThat(commit(worker.compute(1, "nodes", query, null)).table().rows()).isEqualTo(1);
  }

  @Test
  void everyBrokenRuleIsTold() {
    String query =
        "select * from (values ('n1', null, 'a.py'), ('n1', 'DEF', 'nowhere.py')) t(id, kind, path)";
    assertThat(violations(deliver(worker.compute(1, "nodes", query, null))))
        .extracting(ContractViolated::type)
        .containsExactly(Type.NULLABILITY, Type.KEY, Type.RANGE);
  }

  @Test
  void anUnchangedViewIsHeldToItsRulesAsWell() {
    worker.pin("nodes", commit(worker.compute(1, "nodes", NODE, null)).table());
    String edge = "select 'e1' as id, 'n1' as src, 'n1' as dst";
    commit(worker.compute(1, "edges", edge, null));
    String other = "select 'n2' as id, 'DEF' as kind, 'a.py' as path";
    worker.pin("nodes", commit(worker.compute(2, "nodes", other, 0L)).table());
    ViewComputed unchanged = worker.compute(2, "edges", edge, 0L);
    assertThat(unchanged.outputs().getFirst().changed()).isFalse();
    assertThat(violations(deliver(unchanged)))
        .extracting(ContractViolated::column)
        .containsExactly("src", "dst");
    assertThat(latest("edges").orElseThrow().paths()).allSatisfy(f -> assertThat(f).exists());
  }

  @Test
  void columnsOtherThanThoseOfTheView() {
    ViewComputed task = worker.compute(1, "nodes", NODE, null);
    Schema other = Schema.parse("struct<id:string,kind:int64,extra:bool>");
    assertThat(violations(deliver(with(task, schema(output(task), other)))))
        .extracting(v -> v.type() + " " + v.column())
        .containsExactly(
            "NULLABILITY id", "TYPE kind", "MISSING_COLUMN path", "EXTRA_COLUMN extra");
    assertThat(latest("nodes")).isEmpty();
  }

  @Test
  void aFileWithOtherColumnsThanAnnounced() {
    ViewComputed task = worker.compute(1, "nodes", NODE, null);
    ComputedOutput output = output(task);
    Path table = tables.warehouse().resolve(output.location());
    DataFile foreign =
        tables.write(
            table,
            "part-foreign.parquet",
            Schema.parse("struct<id:string,kind:string,path:string,more:int64>"),
            "select *, 1 as more from (" + NODE + ")");
    ContractViolated violation =
        refused(with(task, files(output, List.of(foreign))), Type.METADATA, null);
    assertThat(violation.actual()).contains("more");
  }

  @Test
  void aFileThatIsMissing() {
    ViewComputed task = worker.compute(1, "nodes", NODE, null);
    DataFile gone = new DataFile("part-gone.parquet", 1, 1, Map.of());
    assertThat(violations(deliver(with(task, files(output(task), List.of(gone))))))
        .singleElement()
        .satisfies(v -> assertThat(v.actual()).contains("part-gone.parquet"));
    assertThat(latest("nodes")).isEmpty();
  }

  @Test
  void aFileOutsideTheTable() throws Exception {
    ViewComputed task = worker.compute(1, "nodes", NODE, null);
    Path outside = Files.writeString(dir.resolve("outside.parquet"), "kept");
    DataFile file = new DataFile("../../../outside.parquet", 4, 1, Map.of());
    assertThat(violations(deliver(with(task, files(output(task), List.of(file))))))
        .singleElement()
        .satisfies(v -> assertThat(v.actual()).contains("does not lie below its table"));
    assertThat(outside).hasContent("kept");
    assertThat(latest("nodes")).isEmpty();
  }

  @Test
  void aShardOfMany() {
    ViewComputed task = worker.compute(1, "nodes", NODE, null);
    ViewComputed shard =
        new ViewComputed(
            task.taskId(),
            task.buildId(),
            1,
            task.repo(),
            task.graphObject(),
            task.stage(),
            new Shard(0, 2),
            task.inputs(),
            task.outputs(),
            task.functionSnapshot(),
            task.functions(),
            "w",
            0,
            null);
    assertThat(refused(shard, Type.METADATA, null).actual()).contains("shard 0/2");
  }

  @Test
  void aRuleOverATableThatIsNotPinned() {
    SampleWorker unpinned = new SampleWorker(tables, SampleGraph.graph());
    refused(unpinned.compute(1, "nodes", NODE, null), Type.MISSING_TABLE, "files");
  }

  @Test
  void aBaseThatMoved() {
    commit(worker.compute(1, "nodes", NODE, null));
    ViewComputed late = worker.compute(2, "nodes", NODE + " where false", 0L);
    commit(worker.compute(3, "nodes", NODE.replace("DEF", "REF"), 0L));
    ContractViolated violation = refused(late, Type.METADATA, null);
    assertThat(violation.expected()).contains("base version moved").contains("version 0");
    assertThat(violation.actual()).contains("version 1, last committed by build 3");
    assertThat(latest("nodes").orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void aTableThatAppearedMeanwhile() {
    ViewComputed first = worker.compute(2, "nodes", NODE, null);
    commit(worker.compute(1, "nodes", NODE, null));
    refused(first, Type.METADATA, null);
  }

  @Test
  void aGraphThatIsNotStored() {
    ViewComputed task = worker.compute(1, "nodes", NODE, null);
    ViewComputed lost =
        new ViewComputed(
            task.taskId(),
            task.buildId(),
            1,
            task.repo(),
            "0".repeat(64),
            task.stage(),
            task.shard(),
            task.inputs(),
            task.outputs(),
            task.functionSnapshot(),
            task.functions(),
            "w",
            0,
            null);
    assertThat(refused(lost, Type.METADATA, null).actual()).contains("0".repeat(64));
  }

  @Test
  void aFailedTaskIsNotItsBusiness() {
    ViewComputed task = worker.compute(1, "nodes", NODE, null);
    ViewComputed failed =
        new ViewComputed(
            task.taskId(),
            task.buildId(),
            1,
            task.repo(),
            task.graphObject(),
            task.stage(),
            task.shard(),
            task.inputs(),
            List.of(),
            task.functionSnapshot(),
            List.of(),
            "w",
            0,
            new ViewComputed.Failure("engine", "broken"));
    assertThat(deliver(failed)).isEmpty();
  }

  /** Delivers twice: one violation each time, no version, the files aside. */
  private ContractViolated refused(ViewComputed task, Type type, @Nullable String column) {
    Optional<Long> before = latest(output(task).view()).map(TableSnapshot::version);
    List<ContractViolated> violations = violations(deliver(task));
    assertThat(violations)
        .extracting(v -> v.type() + " " + v.column())
        .containsExactly(type + " " + column);
    assertThat(latest(output(task).view()).map(TableSnapshot::version)).isEqualTo(before);
    ContractViolated violation = violations.getFirst();
    Path kept = tables.warehouse().resolve(violation.refused());
    for (DataFile file : output(task).files()) {
      assertThat(kept.resolve(file.path())).exists();
      assertThat(tables.warehouse().resolve(output(task).location()).resolve(file.path()))
          .doesNotExist();
    }
    assertThat(violations(deliver(task)))
        .extracting(v -> v.eventId() + v.rows() + v.sample())
        .containsExactly(violation.eventId() + violation.rows() + violation.sample());
    return violation;
  }

  private static List<ContractViolated> violations(List<Event> events) {
    assertThat(events).noneMatch(ViewCommitted.class::isInstance);
    return events.stream()
        .filter(ContractViolated.class::isInstance)
        .map(ContractViolated.class::cast)
        .toList();
  }

  private static ComputedOutput output(ViewComputed task) {
    return task.outputs().getFirst();
  }

  private ViewComputed with(ViewComputed task, ComputedOutput output) {
    return worker.task(task.buildNumber(), task.taskId(), output);
  }

  private static ComputedOutput schema(ComputedOutput output, Schema schema) {
    return copy(output, schema, output.files());
  }

  private static ComputedOutput files(ComputedOutput output, List<DataFile> files) {
    return copy(output, output.schema(), files);
  }

  private static ComputedOutput copy(ComputedOutput output, Schema schema, List<DataFile> files) {
    return new ComputedOutput(
        output.view(),
        output.location(),
        schema,
        output.fingerprint(),
        output.base(),
        output.changed(),
        files,
        output.changes(),
        output.rows(),
        output.inserted(),
        output.updated(),
        output.deleted());
  }
}
