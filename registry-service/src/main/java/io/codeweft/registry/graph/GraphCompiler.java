package io.codeweft.registry.graph;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.PolicyLane;
import io.codeweft.compiler.ViewCache;
import io.codeweft.compiler.generate.ViewGenerator;
import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.pack.Pack;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackException;
import io.codeweft.contracts.pack.PackReader;
import io.codeweft.registry.plan.PlannableGraph;
import io.codeweft.registry.plan.Stages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns packs into graphs; compiles only what is not known yet. */
public final class GraphCompiler {
  private static final double NANOS = 1e9;

  private final GraphStore graphs;
  private final CompileCache cache;

  public GraphCompiler(GraphStore graphs, CompileCache cache) {
    this.graphs = graphs;
    this.cache = cache;
  }

  /** What a compilation does with the views it has compiled. */
  public enum Memory {
    /** They are remembered for the next. */
    KEPT,
    /** Nothing is written. */
    UNTOUCHED
  }

  /**
   * Reads the pack, generates the views of its registries and compiles all of them against the
   * function library.
   *
   * @throws GraphRefusedException with every finding
   */
  public Compilation compile(PackBundle bundle, FunctionSnapshot functions, Memory memory)
      throws GraphRefusedException {
    long start = System.nanoTime();
    ViewGraph known =
        cache
            .find(bundle, functions.hash())
            .flatMap(graphs::find)
            .map(PlannableGraph::graph)
            .orElse(null);
    if (known != null) {
      return new Compilation(bundle, known, 0, known.views().size(), seconds(start));
    }
    Counting views = new Counting(cache.views(), memory);
    try {
      Pack pack = PackReader.read(bundle);
      ViewGraph graph =
          new PolicyLane(functions)
              .compile(pack.name(), pack.datasets(), ViewGenerator.generate(pack), views);
      int all = graph.views().size();
      return new Compilation(bundle, graph, all - views.found, views.found, seconds(start));
    } catch (PackException e) {
      throw GraphRefusedException.of(e);
    } catch (CompileException e) {
      throw new GraphRefusedException(e.diagnostics().stream().map(Finding::of).toList());
    }
  }

  /** Notes that the compiled graph is stored, for the next time the same pack comes. */
  public void stored(Compilation compilation, String graphObject) {
    cache.remember(compilation.pack(), compilation.graph().functionSnapshot(), graphObject);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / NANOS;
  }

  /** Counts the views that were found. */
  private static final class Counting implements ViewCache {
    private final ViewCache views;
    private final Memory memory;
    private int found;

    Counting(ViewCache views, Memory memory) {
      this.views = views;
      this.memory = memory;
    }

    @Override
    public Optional<ViewArtefact> find(String key) {
      Optional<ViewArtefact> view = views.find(key);
      found += view.isPresent() ? 1 : 0;
      return view;
    }

    @Override
    public void remember(String key, ViewArtefact artefact) {
      if (memory == Memory.KEPT) {
        views.remember(key, artefact);
      }
    }
  }

  /**
   * Refuses a compiled graph that cannot run beside the others, or not in stages.
   *
   * @param others graphs registered under other names: tables of a repository are shared, so no two
   *     graphs may write the same one
   * @param before the graph whose datasets it may change only as they allow; null = free
   * @throws GraphRefusedException with every finding
   */
  public static void accept(
      ViewGraph graph, Collection<ViewGraph> others, @Nullable ViewGraph before)
      throws GraphRefusedException {
    List<Finding> findings = new ArrayList<>();
    others.forEach(other -> findings.addAll(clashes(graph, other)));
    if (before != null) {
      findings.addAll(DatasetEvolution.check(before.datasets(), graph.datasets()));
    }
    try {
      Stages.of(graph);
    } catch (Stages.CycleException e) {
      findings.add(
          Finding.ofView(
              "stage-cycle",
              file(graph, e.stages().getFirst()),
              e.stages().getFirst(),
              message(e)));
    }
    if (!findings.isEmpty()) {
      throw new GraphRefusedException(findings);
    }
  }

  private static List<Finding> clashes(ViewGraph graph, ViewGraph other) {
    List<String> views = tables(graph);
    List<String> datasets = datasets(graph);
    List<String> otherViews = tables(other);
    List<String> otherDatasets = datasets(other);
    // Two graphs may well read the same dataset.
    return Stream.concat(views.stream(), datasets.stream())
        .filter(
            table ->
                otherViews.contains(table)
                    || (views.contains(table) && otherDatasets.contains(table)))
        .map(
            table ->
                Finding.ofView(
                    "table-taken",
                    file(graph, table),
                    table,
                    "graph '"
                        + other.name()
                        + "' has a table '"
                        + table
                        + "' too, and both would write to it; rename it"))
        .toList();
  }

  private static List<String> tables(ViewGraph graph) {
    return graph.views().stream()
        .filter(view -> view.contract().materialize())
        .map(ViewArtefact::name)
        .toList();
  }

  private static List<String> datasets(ViewGraph graph) {
    return graph.datasets().stream().map(DatasetDeclaration::name).toList();
  }

  private static String file(ViewGraph graph, String view) {
    return graph.view(view).map(ViewArtefact::file).orElse(PackBundle.MANIFEST);
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }
}
