package io.codeweft.registry.plan;

import io.codeweft.contracts.graph.ViewGraph;

/** A compiled graph and its stages. */
public record PlannableGraph(ViewGraph graph, Stages stages) {

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
      return new PlannableGraph(graph, Stages.of(graph));
    } catch (Stages.CycleException e) {
      throw new IllegalStateException(
          "graph " + graph.name() + " version " + graph.version() + ": " + e.getMessage(), e);
    }
  }
}
