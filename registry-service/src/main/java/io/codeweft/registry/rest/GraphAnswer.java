package io.codeweft.registry.rest;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.registry.plan.PlannableGraph;
import java.util.List;

/**
 * A registered graph.
 *
 * @param number counts the registrations under this name from 1
 * @param datasets names
 * @param views in execution order
 * @param waves stages (materialised views) by the earliest moment they can run
 */
public record GraphAnswer(
    String name,
    String version,
    long number,
    String policyHash,
    String functionSnapshot,
    String graphObject,
    String packObject,
    List<String> datasets,
    List<ViewSummary> views,
    List<List<String>> waves) {

  static GraphAnswer of(ViewGraphRegistered registered, PlannableGraph compiled) {
    return new GraphAnswer(
        registered.name(),
        registered.version(),
        registered.number(),
        compiled.graph().policyHash(),
        compiled.graph().functionSnapshot(),
        registered.graphObject(),
        registered.packObject(),
        compiled.graph().datasets().stream().map(DatasetDeclaration::name).toList(),
        compiled.graph().views().stream()
            .map(view -> ViewSummary.of(registered.name(), view))
            .toList(),
        compiled.stages().waves());
  }
}
