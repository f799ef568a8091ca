package io.codeweft.contracts.graph;

import io.codeweft.contracts.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What computes one view: derived from the plans, here and nowhere else. Planner, worker and
 * materializer all ask this class.
 *
 * @param output the view
 * @param views the views to define, in execution order, {@code output} last; all but it are
 *     intermediates
 * @param shared names of views that more than one of them reads: computed once
 * @param inputs tables to pin: datasets and materialised views, sorted
 */
public record StageProgram(
    String output, List<ViewArtefact> views, SortedSet<String> shared, SortedSet<String> inputs) {

  public StageProgram {
    views = List.copyOf(views);
    shared = Collections.unmodifiableSortedSet(new TreeSet<>(shared));
    inputs = Collections.unmodifiableSortedSet(new TreeSet<>(inputs));
  }

  /**
   * Walks the plan of a view down to tables.
   *
   * @throws IllegalArgumentException when the graph has no such view
   */
  public static StageProgram of(ViewGraph graph, String output) {
    ViewArtefact root =
        graph
            .view(output)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "graph " + graph.name() + " has no view '" + output + "'"));
    SortedSet<String> needed = new TreeSet<>(List.of(output));
    SortedSet<String> inputs = new TreeSet<>();
    Map<String, Integer> readers = new TreeMap<>();
    collect(graph, root, needed, inputs, readers);
    List<ViewArtefact> views = new ArrayList<>();
    for (ViewArtefact view : graph.views()) {
      if (needed.contains(view.name())) {
        views.add(view);
      }
    }
    SortedSet<String> shared = new TreeSet<>();
    readers.forEach(
        (view, count) -> {
          if (count > 1) {
            shared.add(view);
          }
        });
    return new StageProgram(output, views, shared, inputs);
  }

  private static void collect(
      ViewGraph graph,
      ViewArtefact view,
      SortedSet<String> needed,
      SortedSet<String> inputs,
      Map<String, Integer> readers) {
    for (String name : view.dependencies()) {
      ViewArtefact dependency = graph.view(name).orElse(null);
      if (dependency == null || dependency.contract().materialize()) {
        inputs.add(name);
        continue;
      }
      readers.merge(name, 1, Integer::sum);
      if (needed.add(name)) {
        collect(graph, dependency, needed, inputs, readers);
      }
    }
  }

  /** The gate views that guard a table, by name. */
  public static List<ViewArtefact> gates(ViewGraph graph, String table) {
    return graph.views().stream().filter(v -> table.equals(v.contract().gateOf())).toList();
  }

  /**
   * What decides the rows of a materialised view, and whether they may be committed, besides the
   * tables it is pinned to: SHA-256 over the programs of the view and its gates, and its contract.
   */
  public static String key(ViewGraph graph, String output) {
    StageProgram program = of(graph, output);
    Map<String, Object> parts = new TreeMap<>();
    parts.put("program", cacheKeys(program));
    parts.put("schema", program.views().getLast().schema());
    parts.put("contract", program.views().getLast().contract());
    Map<String, Object> gates = new TreeMap<>();
    gates(graph, output).forEach(gate -> gates.put(gate.name(), cacheKeys(of(graph, gate.name()))));
    parts.put("gates", gates);
    return Json.fingerprint(parts);
  }

  private static Map<String, String> cacheKeys(StageProgram program) {
    Map<String, String> keys = new TreeMap<>();
    program.views().forEach(view -> keys.put(view.name(), view.cacheKey()));
    return keys;
  }

  /**
   * Every table that must be pinned to compute and to check a materialised view: what its program
   * reads, what its gates read, what its references point to. Does not name the view itself.
   */
  public static SortedSet<String> pinned(ViewGraph graph, String output) {
    SortedSet<String> tables = new TreeSet<>(of(graph, output).inputs());
    for (ViewArtefact gate : gates(graph, output)) {
      tables.addAll(of(graph, gate.name()).inputs());
    }
    graph
        .view(output)
        .ifPresent(v -> v.contract().references().forEach(reference -> tables.add(reference.to())));
    tables.remove(output);
    return tables;
  }
}
