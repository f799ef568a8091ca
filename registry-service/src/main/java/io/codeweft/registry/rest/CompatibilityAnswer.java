package io.codeweft.registry.rest;

import io.codeweft.contracts.function.FunctionChange;
import io.codeweft.registry.graph.FunctionImpact;
import java.util.List;

/**
 * What differs between two function snapshots, and which views of the current graphs that hits.
 *
 * @param from hash of the snapshot before
 * @param to hash of the snapshot after
 * @param findings why the snapshot after would be refused; empty = it is complete
 * @param changes by function
 */
public record CompatibilityAnswer(
    String from, String to, List<String> findings, List<Change> changes) {

  /**
   * @param breaking whether views that use the function may not compile any more
   * @param rebuilds whether views that use the function have to be computed again
   * @param detail what was and what is
   */
  public record Change(
      String function,
      FunctionChange.Kind kind,
      boolean breaking,
      boolean rebuilds,
      String detail,
      List<View> views) {

    static Change of(FunctionImpact impact) {
      FunctionChange change = impact.change();
      return new Change(
          change.function(),
          change.kind(),
          change.isBreaking(),
          change.rebuilds(),
          change.detail(),
          impact.views().stream().map(use -> new View(use.graph(), use.view())).toList());
    }
  }

  /** A view that uses the function. */
  public record View(String graph, String view) {}
}
