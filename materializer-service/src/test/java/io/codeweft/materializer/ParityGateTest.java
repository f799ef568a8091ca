package io.codeweft.materializer;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.ContractViolated;
import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.testkit.ChangedLibrary;
import io.codeweft.testkit.TestViews;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** At the commit, each side of the parity is broken in turn: nothing is committed any more. */
class ParityGateTest extends MaterializerFixture {
  private static final String NODE = "select 'n1' as id, 'DEF' as kind, 'a.py' as path";

  @Test
  void theThreeSidesAgree() {
    assertThat(commitOf(SampleGraph.graph())).isEmpty();
    assertThat(latest("nodes")).isPresent();
  }

  @Test
  void theSnapshotIsNotKnown() {
    ViewGraph graph = SampleGraph.graph();
    closed(
        ViewGraph.of(
            graph.name(),
            graph.policyHash(),
            "0".repeat(64),
            graph.functionLibrary(),
            graph.datasets(),
            graph.views()),
        "there is no object 0000");
  }

  @Test
  void theLibraryIsAnother() {
    closed(
        SampleGraph.graph("other", SampleGraph.NODES, List.of()),
        "the materializer has function library " + SampleGraph.LIBRARY);
  }

  @ParameterizedTest
  @EnumSource
  void theEngineComputesSomethingElse(ChangedLibrary.Drift drift) {
    use(drift.parity());
    closed(SampleGraph.graph(), "the materializer's engine: " + drift.finding());
  }

  @Test
  void aGoldenVectorDoesNotHold() {
    use(ChangedLibrary.wrongVector());
    closed(SampleGraph.graph(), "golden: span_len[[3, 10]] gave 7");
  }

  @Test
  void theViewNamesAFunctionThatTheSnapshotLacks() {
    closed(
        SampleGraph.graph(SampleGraph.LIBRARY, SampleGraph.NODES, List.of("no_such_function")),
        "view 'nodes' uses function 'no_such_function', which is not in snapshot");
  }

  @Test
  void theViewWasCompiledWithAnotherImplementation() {
    ViewGraph graph = SampleGraph.graph();
    closed(
        ViewGraph.of(
            graph.name(),
            graph.policyHash(),
            graph.functionSnapshot(),
            graph.functionLibrary(),
            graph.datasets(),
            graph.views().stream()
                .map(
                    view ->
                        view.name().equals("nodes")
                            ? TestViews.using(view, List.of("span_len"))
                            : view)
                .toList()),
        "view 'nodes' was not compiled with the implementations of [span_len]");
  }

  private void closed(ViewGraph graph, String finding) {
    assertThat(commitOf(graph)).anySatisfy(line -> assertThat(line).contains(finding));
    assertThat(latest("nodes")).isEmpty();
  }

  /** The findings of the report that the commit of a node leaves; a violation goes with them. */
  private List<String> commitOf(ViewGraph graph) {
    SampleWorker worker = new SampleWorker(tables, graph).files("a.py");
    List<Event> events = deliver(worker.compute(1, "nodes", NODE, null));
    assertThat(events.getFirst()).isInstanceOf(ParityChecked.class);
    ParityChecked report = (ParityChecked) events.getFirst();
    assertThat(report.check()).isEqualTo(ParityChecked.COMMIT);
    assertThat(report.graphVersion()).isEqualTo(graph.version());
    boolean refused =
        events.stream()
            .anyMatch(
                event ->
                    event instanceof ContractViolated violation
                        && violation.type() == ContractViolated.Type.METADATA);
    assertThat(refused).isEqualTo(!report.findings().isEmpty());
    return report.findings();
  }
}
