package io.codeweft.worker.task;

import io.codeweft.contracts.event.Shard;
import io.codeweft.contracts.event.ViewReady;
import io.codeweft.contracts.graph.StageProgram;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.schema.Schema;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one session runs for a task: the programs of all its outputs, with what they share computed
 * once.
 *
 * @param inputs tables to bind, with their declared columns; only datasets that are optional may be
 *     unpinned, and are empty then
 * @param views views to define, in execution order, outputs included
 * @param shared names of those that are read more than once
 * @param functions library functions they call
 */
record TaskProgram(
    SortedMap<String, Schema> inputs,
    List<ViewArtefact> views,
    SortedSet<String> shared,
    SortedSet<String> functions) {

  TaskProgram {
    inputs = Collections.unmodifiableSortedMap(inputs);
    views = List.copyOf(views);
    shared = Collections.unmodifiableSortedSet(shared);
    functions = Collections.unmodifiableSortedSet(functions);
  }

  static TaskProgram of(ViewGraph graph, ViewReady task) {
    if (!task.shard().equals(Shard.ALL)) {
      throw TaskFailure.engine(
          "shard "
              + task.shard()
              + " is asked for, but this worker computes all owners in one shard; plan the build"
              + " with one shard");
    }
    SortedSet<String> shared = new TreeSet<>();
    SortedSet<String> inputs = new TreeSet<>();
    Set<String> needed = new HashSet<>();
    for (String output : task.outputs()) {
      StageProgram program = program(graph, output);
      shared.addAll(program.shared());
      inputs.addAll(program.inputs());
      for (ViewArtefact view : program.views()) {
        if (!needed.add(view.name())) {
          shared.add(view.name());
        }
      }
    }
    List<ViewArtefact> views =
        graph.views().stream().filter(view -> needed.contains(view.name())).toList();
    SortedMap<String, Schema> declared = new TreeMap<>();
    inputs.forEach(name -> declared.put(name, schema(graph, task, name)));
    return new TaskProgram(
        declared,
        views,
        shared,
        views.stream()
            .flatMap(view -> view.functions().stream())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static StageProgram program(ViewGraph graph, String output) {
    ViewArtefact view =
        graph
            .view(output)
            .orElseThrow(
                () ->
                    TaskFailure.engine(
                        "graph "
                            + graph.name()
                            + " version "
                            + graph.version()
                            + " has no view '"
                            + output
                            + "'; plan the build with the graph that has it"));
    if (view.contract().key().isEmpty()) {
      throw TaskFailure.engine(
          view.file()
              + ": view '"
              + output
              + "' has no key, so its rows can be neither sorted nor compared; declare one");
    }
    return StageProgram.of(graph, output);
  }

  private static Schema schema(ViewGraph graph, ViewReady task, String input) {
    boolean optional = graph.dataset(input).map(d -> !d.evidence().required()).orElse(false);
    if (!task.inputs().containsKey(input) && !optional) {
      throw TaskFailure.engine(
          "the task does not pin table '"
              + input
              + "', which its program reads; pinned: "
              + task.inputs().keySet());
    }
    return graph
        .dataset(input)
        .map(dataset -> dataset.schema())
        .or(() -> graph.view(input).map(ViewArtefact::schema))
        .orElseThrow(
            () ->
                TaskFailure.engine(
                    "graph " + graph.name() + " declares no dataset or view '" + input + "'"));
  }
}
