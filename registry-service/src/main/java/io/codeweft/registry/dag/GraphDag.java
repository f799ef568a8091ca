package io.codeweft.registry.dag;

import io.codeweft.contracts.graph.StageProgram;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.plan.PlannableGraph;
import io.codeweft.registry.plan.Stages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A view graph as nodes and edges.
 *
 * @param graph name of the pack
 * @param nodes datasets by name, then views in execution order
 * @param edges from what is read to what reads it, sorted
 * @param waves materialised views by the earliest moment they can run
 * @param criticalPaths by views; by seconds too where a build was measured
 * @param focus what was asked for around one node; null for the whole graph
 */
public record GraphDag(
    String graph,
    String version,
    List<Node> nodes,
    List<Edge> edges,
    List<List<String>> waves,
    List<CriticalPath> criticalPaths,
    @Nullable Focus focus) {

  /** What a node is. */
  public enum Kind {
    /** A declared input. */
    DATASET,
    /** A materialised view: committed as a table. */
    TABLE,
    /** An intermediate view: computed inside the views that read it. */
    VIEW,
    /** A view that lists violations of a table. */
    GATE
  }

  /** Why one node comes before another. */
  public enum Reason {
    /** The plan of {@code to} reads {@code from}. */
    READS,
    /** Rows of {@code to} refer to rows of {@code from}, so that is committed first. */
    REFERENCES,
    /** A gate of {@code to} reads {@code from}, so that is committed first. */
    CHECKS
  }

  /**
   * @param level length of the longest way from a dataset; datasets have 0
   * @param wave 1-based; null unless materialised
   * @param gateOf the table it guards; null unless it is a gate
   * @param ancestors number of datasets and views it is computed from
   * @param descendants number of views computed from it
   */
  public record Node(
      String name,
      Kind kind,
      int level,
      @Nullable Integer wave,
      @Nullable String gateOf,
      int ancestors,
      int descendants) {}

  /** An edge. */
  public record Edge(String from, String to, Reason reason) {}

  /**
   * The nodes shown around one.
   *
   * @param depth most steps from it; null = all
   */
  public record Focus(
      String view, @Nullable Integer depth, List<String> ancestors, List<String> descendants) {}

  public GraphDag {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    waves = waves.stream().map(List::copyOf).toList();
    criticalPaths = List.copyOf(criticalPaths);
  }

  /** Of a graph that no build has measured. */
  public static GraphDag of(PlannableGraph compiled) {
    return of(compiled, null, Map.of());
  }

  /**
   * @param buildId the last completed build of the graph, or null
   * @param seconds how long that build took for each materialised view
   */
  public static GraphDag of(
      PlannableGraph compiled, @Nullable String buildId, Map<String, Double> seconds) {
    ViewGraph graph = compiled.graph();
    List<CriticalPath> paths = new ArrayList<>(List.of(CriticalPath.byViews(graph)));
    if (buildId != null && !seconds.isEmpty()) {
      paths.add(CriticalPath.bySeconds(graph, buildId, seconds));
    }
    return new GraphDag(
        graph.name(),
        graph.version(),
        nodes(graph, compiled.stages()),
        edges(graph),
        compiled.stages().waves(),
        paths,
        null);
  }

  /**
   * Only what that node is computed from and what is computed from it.
   *
   * @param depth most steps in each direction; null = all
   */
  public GraphDag around(ViewGraph compiled, String name, @Nullable Integer depth) {
    Dependencies dependencies = Dependencies.of(compiled);
    int steps = depth == null ? Integer.MAX_VALUE : depth;
    SortedSet<String> ancestors = dependencies.ancestors(name, steps);
    SortedSet<String> descendants = dependencies.descendants(name, steps);
    Set<String> kept = new TreeSet<>(List.of(name));
    kept.addAll(ancestors);
    kept.addAll(descendants);
    return new GraphDag(
        graph,
        version,
        nodes.stream().filter(node -> kept.contains(node.name())).toList(),
        edges.stream()
            .filter(edge -> kept.contains(edge.from()) && kept.contains(edge.to()))
            .toList(),
        waves.stream()
            .map(wave -> wave.stream().filter(kept::contains).toList())
            .filter(wave -> !wave.isEmpty())
            .toList(),
        criticalPaths,
        new Focus(name, depth, List.copyOf(ancestors), List.copyOf(descendants)));
  }

  private static List<Node> nodes(ViewGraph graph, Stages stages) {
    Dependencies dependencies = Dependencies.of(graph);
    Map<String, Integer> levels = new TreeMap<>();
    List<Node> nodes = new ArrayList<>();
    graph.datasets().stream()
        .map(dataset -> node(dependencies, dataset.name(), Kind.DATASET, 0, null, null))
        .sorted(Comparator.comparing(Node::name))
        .forEach(nodes::add);
    for (ViewArtefact view : graph.views()) {
      int level =
          1 + view.dependencies().stream().mapToInt(d -> levels.getOrDefault(d, 0)).max().orElse(0);
      levels.put(view.name(), level);
      Integer wave = wave(stages, view.name());
      nodes.add(node(dependencies, view.name(), kind(view), level, wave, view.contract().gateOf()));
    }
    return nodes;
  }

  private static Node node(
      Dependencies dependencies,
      String name,
      Kind kind,
      int level,
      @Nullable Integer wave,
      @Nullable String gateOf) {
    return new Node(
        name,
        kind,
        level,
        wave,
        gateOf,
        dependencies.ancestors(name, Integer.MAX_VALUE).size(),
        dependencies.descendants(name, Integer.MAX_VALUE).size());
  }

  /** What a view is. */
  public static Kind kind(ViewArtefact view) {
    if (view.contract().gateOf() != null) {
      return Kind.GATE;
    }
    return view.contract().materialize() ? Kind.TABLE : Kind.VIEW;
  }

  private static @Nullable Integer wave(Stages stages, String view) {
    for (int i = 0; i < stages.waves().size(); i++) {
      if (stages.waves().get(i).contains(view)) {
        return i + 1;
      }
    }
    return null;
  }

  private static List<Edge> edges(ViewGraph graph) {
    List<Edge> edges = new ArrayList<>();
    for (ViewArtefact view : graph.views()) {
      view.dependencies().forEach(read -> edges.add(new Edge(read, view.name(), Reason.READS)));
      StageProgram.gates(graph, view.name()).stream()
          .flatMap(gate -> StageProgram.of(graph, gate.name()).inputs().stream())
          .distinct()
          .filter(to -> !to.equals(view.name()))
          .forEach(to -> edges.add(new Edge(to, view.name(), Reason.CHECKS)));
      view.contract().references().stream()
          .map(ViewContract.Reference::to)
          .distinct()
          .filter(to -> !to.equals(view.name()))
          .forEach(to -> edges.add(new Edge(to, view.name(), Reason.REFERENCES)));
    }
    edges.sort(
        Comparator.comparing(Edge::from).thenComparing(Edge::to).thenComparing(Edge::reason));
    return edges;
  }
}
