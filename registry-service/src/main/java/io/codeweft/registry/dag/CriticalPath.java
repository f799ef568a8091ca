package io.codeweft.registry.dag;

import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The longest way from a dataset to a view: what a build cannot be shorter than.
 *
 * @param length in {@code measure}
 * @param buildId the build whose seconds were measured; null for views
 * @param steps the dataset it starts from, then views
 */
public record CriticalPath(
    Measure measure, double length, @Nullable String buildId, List<String> steps) {

  /** What lengthens a path. */
  public enum Measure {
    /** Every view counts one. */
    VIEWS,
    /** Wall time that a build took to compute and commit each table. */
    SECONDS
  }

  public CriticalPath {
    steps = List.copyOf(steps);
  }

  static CriticalPath byViews(ViewGraph graph) {
    return longest(graph, Measure.VIEWS, null, _ -> 1);
  }

  /**
   * @param seconds per materialised view; one that is missing counts nothing
   */
  static CriticalPath bySeconds(ViewGraph graph, String buildId, Map<String, Double> seconds) {
    return longest(graph, Measure.SECONDS, buildId, view -> seconds.getOrDefault(view.name(), 0.0));
  }

  /**
   * Of equally long ways the first by name. Views come in execution order, so one pass is enough.
   */
  private static CriticalPath longest(
      ViewGraph graph,
      Measure measure,
      @Nullable String buildId,
      ToDoubleFunction<ViewArtefact> weight) {
    Map<String, Double> lengths = new TreeMap<>();
    Map<String, String> before = new TreeMap<>();
    String last = null;
    for (ViewArtefact view : graph.views()) {
      String from = null;
      for (String read : view.dependencies()) {
        if (from == null || length(lengths, read) > length(lengths, from)) {
          from = read;
        }
      }
      if (from != null) {
        before.put(view.name(), from);
      }
      double length = weight.applyAsDouble(view) + (from == null ? 0 : length(lengths, from));
      lengths.put(view.name(), length);
      if (last == null || length > length(lengths, last)) {
        last = view.name();
      }
    }
    Deque<String> steps = new ArrayDeque<>();
    for (String step = last; step != null; step = before.get(step)) {
      steps.push(step);
    }
    double length = last == null ? 0 : length(lengths, last);
    return new CriticalPath(
        measure, Math.round(length * 1000) / 1000.0, buildId, List.copyOf(steps));
  }

  private static double length(Map<String, Double> lengths, String name) {
    return lengths.getOrDefault(name, 0.0);
  }
}
