package io.codeweft.registry.plan;

import io.codeweft.contracts.graph.StageProgram;
import io.codeweft.contracts.graph.ViewGraph;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A compiled graph and its stages.
 *
 * @param keys {@link StageProgram#key} of every stage
 */
public record PlannableGraph(ViewGraph graph, Stages stages, SortedMap<String, String> keys) {
  public PlannableGraph {
    keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
  }

  /** Where the planner gets graphs from, by the digest of their object. */
  @FunctionalInterface
  public interface Source {
    /**
     * @throws RuntimeException when the object cannot be read; the planner is then asked again
     */
    PlannableGraph graph(String graphObject);
  }

  /**
   * @throws IllegalStateException when its stages wait for one another, which registration refuses
   */
  public static PlannableGraph of(ViewGraph graph) {
    try {
      Stages stages = Stages.of(graph);
      SortedMap<String, String> keys = new TreeMap<>();
      stages.order().forEach(stage -> keys.put(stage, StageProgram.key(graph, stage)));
      return new PlannableGraph(graph, stages, keys);
    } catch (Stages.CycleException e) {
      throw new IllegalStateException(
          "graph " + graph.name() + " version " + graph.version() + ": " + e.getMessage(), e);
    }
  }
}
