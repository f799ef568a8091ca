package io.codeweft.registry.rest;

import io.codeweft.compiler.diff.GraphDiff;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.plan.PlannableGraph;
import io.codeweft.registry.service.GraphRegistration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a registration would do.
 *
 * @param unchanged whether this version is current: nothing would be done
 * @param current what would be replaced; absent when there is no graph of the name
 * @param compiled views that had to be compiled for this answer
 * @param reused views that were known from earlier compilations
 * @param views all views, intermediates included
 * @param tables materialised views
 * @param waves tables by the earliest moment a build can compute them
 * @param changes against what is current; absent when there is no graph of the name
 */
public record DryRunAnswer(
    String name,
    String version,
    boolean unchanged,
    @Nullable Current current,
    int compiled,
    int reused,
    int datasets,
    int views,
    int tables,
    List<List<String>> waves,
    @Nullable GraphDiff changes) {

  /** The registration that is current. */
  public record Current(long number, String version) {}

  static DryRunAnswer of(GraphRegistration.Preview preview) {
    ViewGraph graph = preview.compilation().graph();
    List<List<String>> waves = PlannableGraph.of(graph).stages().waves();
    ViewGraphRegistered current = preview.current();
    ViewGraph before = preview.before();
    return new DryRunAnswer(
        graph.name(),
        graph.version(),
        current != null && current.version().equals(graph.version()),
        current == null ? null : new Current(current.number(), current.version()),
        preview.compilation().compiled(),
        preview.compilation().reused(),
        graph.datasets().size(),
        graph.views().size(),
        waves.stream().mapToInt(List::size).sum(),
        waves,
        before == null ? null : GraphDiff.between(before, graph));
  }
}
