package io.codeweft.materializer.check;

import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.contracts.graph.GraphParity;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.engine.FunctionParity;
import io.codeweft.tables.StoredSnapshots;
import io.codeweft.tables.TableException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether snapshot, engines and view metadata mean the same functions: the worker's engine by the
 * library it reports, the engine of this process, and the metadata of everything that computed the
 * view against the snapshot of its graph.
 */
public final class ParityCheck {
  private static final String SERVICE = "materializer";

  private final FunctionParity parity;
  private final StoredSnapshots snapshots;

  public ParityCheck(FunctionParity parity, StoredSnapshots snapshots) {
    this.parity = parity;
    this.snapshots = snapshots;
  }

  /** The event for one view; its findings are empty when parity holds. */
  ParityChecked of(ViewComputed task, ViewGraph graph, String view) {
    List<String> functions = List.copyOf(GraphParity.functions(graph, view));
    List<String> findings = new ArrayList<>();
    parity.findings().forEach(finding -> findings.add("the materializer's engine: " + finding));
    compare(findings, "the worker " + task.worker() + " has", task.functionSnapshot(), graph);
    compare(findings, "the materializer has", parity.library().libraryHash(), graph);
    try {
      findings.addAll(
          GraphParity.withSnapshot(graph, view, snapshots.get(graph.functionSnapshot())));
    } catch (TableException e) {
      findings.add(String.valueOf(e.getMessage()));
    }
    for (String function : functions) {
      if (!task.functions().contains(function)) {
        findings.add("function '" + function + "' of the view was not reported by the worker");
      }
    }
    return new ParityChecked(
        task.buildId(),
        task.repo(),
        view,
        ParityChecked.COMMIT,
        graph.functionSnapshot(),
        functions,
        findings,
        graph.name(),
        graph.version(),
        SERVICE);
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
