package io.codeweft.worker.task;

import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.GraphParity;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.engine.FunctionParity;
import io.codeweft.tables.StoredSnapshots;
import io.codeweft.tables.TableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The gate before every task: the engine in this process computes what its library promises, the
 * library is that of the graph, and the views of the task agree with the snapshot of the graph.
 */
final class FunctionCheck {
  private final FunctionParity parity;
  private final StoredSnapshots snapshots;

  FunctionCheck(FunctionParity parity, StoredSnapshots snapshots) {
    this.parity = parity;
    this.snapshots = snapshots;
  }

  /** Hash of the library that is bound. */
  String library() {
    return parity.library().libraryHash();
  }

  /** Whether the engine was verified. */
  boolean isDone() {
    return parity.isDone();
  }

  /** What the engine does otherwise than its library says; waits for the end of the check. */
  List<String> findings() {
    return parity.findings();
  }

  /**
   * @param outputs tables that the task computes
   * @throws TaskFailure when results could differ from what the graph means
   */
  void require(ViewGraph graph, Collection<String> outputs) {
    if (!findings().isEmpty()) {
      throw TaskFailure.drift(
          "the functions of this worker do not compute what their library says, so it takes no"
              + " tasks: "
              + String.join("; ", findings())
              + "; replace the worker's installation");
    }
    if (!graph.functionLibrary().equals(library())) {
      throw TaskFailure.drift(
          "the graph was compiled with function library "
              + graph.functionLibrary()
              + ", but this worker has "
              + library()
              + "; run the same release everywhere, or register the pack again");
    }
    List<String> differing = new ArrayList<>();
    FunctionSnapshot snapshot = snapshot(graph);
    outputs.stream()
        .filter(output -> graph.view(output).isPresent())
        .forEach(output -> differing.addAll(GraphParity.withSnapshot(graph, output, snapshot)));
    if (!differing.isEmpty()) {
      throw TaskFailure.drift(
          String.join("; ", differing) + "; register the pack again, which compiles it anew");
    }
  }

  private FunctionSnapshot snapshot(ViewGraph graph) {
    try {
      return snapshots.get(graph.functionSnapshot());
    } catch (TableException e) {
      throw TaskFailure.drift(
          "the functions that the graph was compiled with are not known: "
              + e.getMessage()
              + "; register the pack again");
    }
  }
}
