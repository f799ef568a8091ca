package io.codeweft.registry.rest;

import io.codeweft.contracts.graph.ViewArtefact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view at a glance.
 *
 * @param file file of the pack it comes from
 * @param materialized whether it is committed as a table
 * @param gateOf the table it guards, if it lists violations
 * @param columns number of columns
 */
public record ViewSummary(
    String graph,
    String name,
    String file,
    boolean materialized,
    @Nullable String gateOf,
    String fingerprint,
    int columns,
    List<String> dependencies) {

  static ViewSummary of(String graph, ViewArtefact view) {
    return new ViewSummary(
        graph,
        view.name(),
        view.file(),
        view.contract().materialize(),
        view.contract().gateOf(),
        view.fingerprint(),
        view.schema().fields().size(),
        view.dependencies());
  }
}
