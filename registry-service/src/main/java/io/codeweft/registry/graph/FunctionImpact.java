package io.codeweft.registry.graph;

import io.codeweft.contracts.function.FunctionChange;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A changed function and the views that use it.
 *
 * @param views by graph, in execution order
 */
public record FunctionImpact(FunctionChange change, List<Use> views) {
  public FunctionImpact {
    views = List.copyOf(views);
  }

  /** A view that uses a function. */
  public record Use(String graph, String view, String file) {}

  /** The views that each change hits. */
  public static List<FunctionImpact> of(
      List<FunctionChange> changes, Collection<ViewGraph> graphs) {
    return changes.stream()
        .map(
            change ->
                new FunctionImpact(
                    change,
                    graphs.stream()
                        .flatMap(
                            graph ->
                                graph.views().stream()
                                    .filter(view -> view.functions().contains(change.function()))
                                    .map(view -> use(graph, view)))
                        .toList()))
        .toList();
  }

  private static Use use(ViewGraph graph, ViewArtefact view) {
    return new Use(graph.name(), view.name(), view.file());
  }

  /** One finding per view that a change hits, for the row of a registration. */
  public static List<Finding> findings(List<FunctionImpact> impacts) {
    List<Finding> findings = new ArrayList<>();
    for (FunctionImpact impact : impacts) {
      String code = "function-" + impact.change().kind().name().toLowerCase(java.util.Locale.ROOT);
      impact
          .views()
          .forEach(
              use ->
                  findings.add(
                      Finding.ofView(code, use.file(), use.view(), impact.change().toString())));
    }
    return findings;
  }
}
