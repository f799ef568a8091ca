package io.codeweft.registry.graph;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.PolicyLane;
import io.codeweft.compiler.generate.ViewGenerator;
import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.pack.Pack;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackException;
import io.codeweft.contracts.pack.PackReader;
import io.codeweft.registry.plan.Stages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Turns a pack into a graph. */
public final class GraphCompiler {
  private GraphCompiler() {}

  /**
   * Reads the pack, generates the views of its registries and compiles all of them against the
   * function library.
   *
   * @throws GraphRefusedException with every finding
   */
  public static ViewGraph compile(PackBundle bundle, FunctionSnapshot functions)
      throws GraphRefusedException {
    try {
      Pack pack = PackReader.read(bundle);
      return new PolicyLane(functions)
          .compile(pack.name(), pack.datasets(), ViewGenerator.generate(pack));
    } catch (PackException e) {
      throw GraphRefusedException.of(e);
    } catch (CompileException e) {
      throw new GraphRefusedException(e.diagnostics().stream().map(Finding::of).toList());
    }
  }

  /**
   * Refuses a compiled graph that cannot run beside the others, or not in stages.
   *
   * @param others graphs registered under other names: tables of a repository are shared, so no two
   *     graphs may write the same one
   * @throws GraphRefusedException with every finding
   */
  public static ViewGraph accept(ViewGraph graph, Collection<ViewGraph> others)
      throws GraphRefusedException {
    List<Finding> findings = new ArrayList<>();
    others.forEach(other -> findings.addAll(clashes(graph, other)));
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
    return graph;
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
