package io.codeweft.materializer;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.ViewCommitted;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.materializer.commit.TableCommit;
import io.codeweft.tables.TableSnapshot;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MaterializerTest extends MaterializerFixture {
  private static final String TWO_NODES =
      "select * from (values ('n1', 'DEF', 'a.py'), ('n2', 'REF', 'a.py')) t(id, kind, path)";
  private static final String CHANGED_NODES =
      "select * from (values ('n1', 'DEF', 'b.py'), ('n3', 'REF', 'a.py')) t(id, kind, path)";

  private SampleWorker worker;

  @BeforeEach
  void sample() {
    worker = new SampleWorker(tables, SampleGraph.graph()).files("a.py", "b.py");
  }

  @Test
  void aNewTable() {
    assertThat(lines(deliver(worker.compute(1, "nodes", TWO_NODES, null))))
        .containsExactly(
            "parity nodes []",
            "nodes INSERT n1 null -> {\"id\":\"n1\",\"kind\":\"DEF\",\"path\":\"a.py\"} v-1..0 x1",
            "nodes INSERT n2 null -> {\"id\":\"n2\",\"kind\":\"REF\",\"path\":\"a.py\"} v-1..0 x1",
            "committed nodes v0 rows=2 changed +2 ~0 -0");
    TableSnapshot table = latest("nodes").orElseThrow();
    assertThat(table.properties()).containsKey(TableCommit.FINGERPRINT);
    assertThat(table.transaction(TableCommit.APP_ID)).isEqualTo(OptionalLong.of(1));
    assertThat(status()).isEqualTo(new MaterializerStatus(null, 1, 0, 0));
  }

  @Test
  void changedRowsAreSentWithBothImages() {
    commit(worker.compute(1, "nodes", TWO_NODES, null));
    ViewComputed second = worker.compute(2, "nodes", CHANGED_NODES, 0L);
    assertThat(lines(deliver(second)))
        .containsExactly(
            "parity nodes []",
            "nodes UPDATE n1 {\"id\":\"n1\",\"kind\":\"DEF\",\"path\":\"a.py\"} ->"
                + " {\"id\":\"n1\",\"kind\":\"DEF\",\"path\":\"b.py\"} v0..1 x1",
            "nodes DELETE n2 {\"id\":\"n2\",\"kind\":\"REF\",\"path\":\"a.py\"} -> null v0..1 x1",
            "nodes INSERT n3 null -> {\"id\":\"n3\",\"kind\":\"REF\",\"path\":\"a.py\"} v0..1 x1",
            "committed nodes v1 rows=2 changed +1 ~1 -1");
    assertThat(rows("nodes", 1)).containsExactly("n1 | DEF | b.py", "n3 | REF | a.py");
    assertThat(rows("nodes", 0)).containsExactly("n1 | DEF | a.py", "n2 | REF | a.py");
  }

  @Test
  void aRedeliveryMakesNoVersionAndTheSameEvents() {
    ViewComputed first = worker.compute(1, "nodes", TWO_NODES, null);
    List<Event> events = deliver(first);
    assertThat(lines(deliver(first))).isEqualTo(lines(events));
    assertThat(ids(deliver(first))).isEqualTo(ids(events)).doesNotHaveDuplicates();
    assertThat(latest("nodes").orElseThrow().version()).isZero();
  }

  @Test
  void aRedeliveryAfterALaterBuildTellsOfItsOwnVersion() {
    ViewComputed first = worker.compute(1, "nodes", TWO_NODES, null);
    List<Event> events = deliver(first);
    commit(worker.compute(2, "nodes", CHANGED_NODES, 0L));
    assertThat(lines(deliver(first))).isEqualTo(lines(events));
    assertThat(latest("nodes").orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void aCrashBetweenCommitAndEventsLosesNothing() {
    commit(worker.compute(1, "nodes", TWO_NODES, null));
    ViewComputed second = worker.compute(2, "nodes", CHANGED_NODES, 0L);
    new TableCommit(tables.warehouse(), delta).commit(second, second.outputs().getFirst());
    assertThat(latest("nodes").orElseThrow().version()).isEqualTo(1);
    assertThat(lines(deliver(second)))
        .hasSize(5)
        .endsWith("committed nodes v1 rows=2 changed +1 ~1 -1");
    assertThat(latest("nodes").orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void anUnchangedViewIsNotCommitted() {
    commit(worker.compute(1, "nodes", TWO_NODES, null));
    assertThat(lines(deliver(worker.compute(2, "nodes", TWO_NODES, 0L))))
        .containsExactly("parity nodes []", "committed nodes v0 rows=2 unchanged +0 ~0 -0");
    assertThat(latest("nodes").orElseThrow().version()).isZero();
    assertThat(status().unchanged()).isEqualTo(1);
  }

  @Test
  void aNewTableMayBeEmptyAndATableMayBecomeEmpty() {
    String none = TWO_NODES + " where false";
    assertThat(lines(deliver(worker.compute(1, "nodes", none, null))))
        .containsExactly("parity nodes []", "committed nodes v0 rows=0 changed +0 ~0 -0");
    commit(worker.compute(2, "nodes", TWO_NODES, 0L));
    ViewCommitted emptied = commit(worker.compute(3, "nodes", none, 1L));
    assertThat(emptied.deleted()).isEqualTo(2);
    assertThat(latest("nodes").orElseThrow().rows()).isZero();
  }

  @Test
  void moreChangesThanTheBoundAreSentAsOneReference() {
    String five = "select 'n' || range as id, 'DEF' as kind, 'a.py' as path from range(5)";
    assertThat(lines(deliver(worker.compute(1, "nodes", five, null))))
        .containsExactly(
            "parity nodes []",
            "nodes REFERENCE r/nodes@0 null -> null v-1..0 x5",
            "committed nodes v0 rows=5 changed +5 ~0 -0");
  }

  @Test
  void aNewSchemaIsSentAsAReferenceSinceIdsOccurOnBothSides() {
    commit(worker.compute(1, "nodes", TWO_NODES, null));
    Schema wider = Schema.parse("struct<id:string!,kind:string,path:string,size:int64>");
    ViewGraph graph = SampleGraph.graph(SampleGraph.LIBRARY, wider, List.of());
    SampleWorker next = new SampleWorker(tables, graph).files("a.py", "b.py");
    String query = "select *, 1 as size from (" + TWO_NODES + ")";
    assertThat(lines(deliver(next.compute(2, "nodes", query, 0L))))
        .containsExactly(
            "parity nodes []",
            "nodes REFERENCE r/nodes@1 null -> null v0..1 x4",
            "committed nodes v1 rows=2 changed +2 ~0 -2");
    assertThat(latest("nodes").orElseThrow().schema()).isEqualTo(wider);
  }

  @Test
  void aViewThatIsNotPublishedSendsNoRows() {
    String tree = "select * from (values ('t1', null), ('t2', 't1')) t(id, parent)";
    assertThat(lines(deliver(worker.compute(1, "tree", tree, null))))
        .containsExactly("parity tree []", "committed tree v0 rows=2 changed +2 ~0 -0");
  }

  @Test
  void edgesBetweenNodesThatExist() {
    worker.pin("nodes", commit(worker.compute(1, "nodes", TWO_NODES, null)).table());
    String edges = "select 'e1' as id, 'n1' as src, 'n2' as dst";
    assertThat(commit(worker.compute(1, "edges", edges, null)).table().rows()).isEqualTo(1);
  }

  private List<String> rows(String view, long version) {
    TableSnapshot latest = latest(view).orElseThrow();
    TableSnapshot snapshot = delta.at(latest.root(), version);
    return tables.rows(snapshot.schema(), snapshot.paths());
  }

  private static List<String> ids(List<Event> events) {
    return events.stream().map(e -> e.topic() + "/" + e.eventId()).toList();
  }
}
