package io.codeweft.registry.dag;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.json.Json;
import io.codeweft.registry.plan.Graphs;
import io.codeweft.registry.plan.PlannableGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GraphDagTest {
  private static final PlannableGraph SMALL = PlannableGraph.of(small());
  private static final GraphDag DAG = GraphDag.of(SMALL);

  /** The sample graph and a view whose rows refer to those of another. */
  private static ViewGraph small() {
    ViewGraph graph = Graphs.graph("small", "policy");
    List<ViewArtefact> views = new ArrayList<>(graph.views());
    ViewArtefact links = Graphs.view("links", true, null, "hints");
    ViewContract contract = links.contract();
    views.add(
        new ViewArtefact(
            links.name(),
            links.file(),
            links.fingerprint(),
            links.plan(),
            links.schema(),
            links.dependencies(),
            links.functions(),
            links.expanded(),
            links.requiredColumns(),
            links.lineage(),
            links.facets(),
            links.partitioning(),
            links.cacheKey(),
            links.sql(),
            links.unsupported(),
            new ViewContract(
                true,
                contract.key(),
                contract.order(),
                contract.owner(),
                List.of(),
                List.of(new ViewContract.Reference(List.of("x"), "nodes", List.of("x"))),
                null,
                null)));
    return ViewGraph.of("small", "policy", "functions-1", "library-1", graph.datasets(), views);
  }

  @Test
  void dotIsTheGoldenFile() {
    Golden.assertSame("dag/small.dot", DotText.of(DAG));
  }

  @Test
  void mermaidIsTheGoldenFile() {
    Golden.assertSame("dag/small.mmd", MermaidText.of(DAG));
  }

  @Test
  void jsonIsTheGoldenFile() throws Exception {
    Golden.assertSame(
        "dag/small.json",
        Json.mapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(DAG)
                .replace(DAG.version(), "VERSION")
            + "\n");
  }

  @Test
  void dotHoldsTheSameGraph() {
    DotReader.Graph read = DotReader.read(DotText.of(DAG));
    assertThat(read.nodes()).isEqualTo(names());
    assertThat(read.edges()).isEqualTo(edges());
  }

  @Test
  void mermaidHoldsTheSameGraph() {
    MermaidReader.Graph read = MermaidReader.read(MermaidText.of(DAG));
    assertThat(read.nodes()).isEqualTo(names());
    assertThat(read.edges()).isEqualTo(edges());
  }

  /** Every edge goes from what comes first to what comes later. */
  @Test
  void wavesGrowAlongEdges() {
    Map<String, Integer> waves =
        DAG.nodes().stream()
            .filter(node -> node.wave() != null)
            .collect(Collectors.toMap(GraphDag.Node::name, GraphDag.Node::wave));
    for (GraphDag.Edge edge : DAG.edges()) {
      if (waves.containsKey(edge.from()) && waves.containsKey(edge.to())) {
        assertThat(waves.get(edge.from())).describedAs("%s", edge).isLessThan(waves.get(edge.to()));
      }
    }
    assertThat(DAG.edges()).contains(new GraphDag.Edge("files", "edges", GraphDag.Reason.CHECKS));
  }

  @Test
  void namesThatWouldBreakTheTextAreQuoted() {
    List<String> awkward = List.of("end", "digraph", "a\"b\\c", "x --> y", "#1;");
    GraphDag dag =
        new GraphDag(
            "odd \"name\"",
            "1",
            awkward.stream()
                .map(name -> new GraphDag.Node(name, GraphDag.Kind.VIEW, 0, null, null, 0, 0))
                .toList(),
            List.of(new GraphDag.Edge("end", "a\"b\\c", GraphDag.Reason.READS)),
            List.of(),
            List.of(),
            null);
    assertThat(DotReader.read(DotText.of(dag)).nodes()).isEqualTo(awkward);
    assertThat(MermaidReader.read(MermaidText.of(dag)).nodes()).isEqualTo(awkward);
    assertThat(MermaidReader.read(MermaidText.of(dag)).edges()).containsExactly("end a\"b\\c");
  }

  @Test
  void edgesDoNotDependOnTheOrderOfViews() {
    List<ViewArtefact> views = new ArrayList<>(SMALL.graph().views());
    Collections.swap(views, 1, 2);
    ViewGraph other =
        ViewGraph.of(
            "small", "policy", "functions-1", "library-1", SMALL.graph().datasets(), views);
    assertThat(GraphDag.of(PlannableGraph.of(other)).edges()).isEqualTo(DAG.edges());
  }

  @Test
  void criticalPathBySecondsIsThatOfTheBuild() {
    GraphDag measured =
        GraphDag.of(SMALL, "build-1", Map.of("files", 9.5, "nodes", 1.0, "edges", 2.25));
    assertThat(measured.criticalPaths())
        .containsExactly(
            new CriticalPath(
                CriticalPath.Measure.VIEWS,
                4,
                null,
                List.of("facts", "flat", "nodes", "edges", "edges_in_files")),
            new CriticalPath(
                CriticalPath.Measure.SECONDS, 9.5, "build-1", List.of("facts", "files")));
  }

  @Test
  void aroundAViewThereAreItsAncestorsAndDescendants() {
    GraphDag focused = DAG.around(SMALL.graph(), "nodes", null);
    assertThat(focused.focus())
        .isEqualTo(
            new GraphDag.Focus(
                "nodes",
                null,
                List.of("facts", "flat", "hints"),
                List.of("edges", "edges_in_files", "props")));
    assertThat(DAG.around(SMALL.graph(), "edges", 1).nodes())
        .extracting(GraphDag.Node::name)
        .containsExactly("flat", "nodes", "edges", "edges_in_files", "props");
    assertThat(DAG.around(SMALL.graph(), "flat", 1).waves())
        .containsExactly(List.of("nodes"), List.of("edges"));
  }

  @Test
  void theShortestWayDownIsTold() {
    Dependencies dependencies = Dependencies.of(SMALL.graph());
    assertThat(dependencies.path("facts", "props"))
        .contains(List.of("facts", "flat", "edges", "props"));
    assertThat(dependencies.path("props", "facts")).isEmpty();
  }

  private static List<String> names() {
    return DAG.nodes().stream().map(GraphDag.Node::name).toList();
  }

  private static List<String> edges() {
    return DAG.edges().stream()
        .map(edge -> edge.from() + " " + edge.to())
        .collect(Collectors.toList());
  }
}
