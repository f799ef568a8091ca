package io.codeweft.materializer.check;

import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.StageProgram;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether worker, graph and this service mean the same functions. */
public final class ParityCheck {
  private static final String CHECK = "commit";

  private ParityCheck() {}

  /** The event for one view; its findings are empty when parity holds. */
  public static ParityChecked of(
      ViewComputed task, ViewGraph graph, String view, FunctionSnapshot library) {
    List<ViewArtefact> views = StageProgram.of(graph, view).views();
    SortedSet<String> functions =
        views.stream()
            .flatMap(v -> v.functions().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    // what the lane has expanded needs no engine, hence no library
    Set<String> bound =
        views.stream().flatMap(v -> v.boundFunctions().stream()).collect(Collectors.toSet());
    List<String> findings = new ArrayList<>();
    compare(findings, "the worker " + task.worker() + " has", task.functionSnapshot(), graph);
    compare(findings, "the materializer has", library.libraryHash(), graph);
    for (String function : functions) {
      if (bound.contains(function) && library.find(function).isEmpty()) {
        findings.add("function '" + function + "' of the view is not in the library");
      }
      if (!task.functions().contains(function)) {
        findings.add("function '" + function + "' of the view was not reported by the worker");
      }
    }
    return new ParityChecked(
        task.buildId(),
        task.repo(),
        view,
        CHECK,
        graph.functionSnapshot(),
        List.copyOf(functions),
        findings);
  }

  private static void compare(List<String> findings, String who, String hash, ViewGraph graph) {
    if (!hash.equals(graph.functionLibrary())) {
      findings.add(
          who
              + " function library "
              + hash
              + ", the graph was compiled with "
              + graph.functionLibrary());
    }
  }
}
