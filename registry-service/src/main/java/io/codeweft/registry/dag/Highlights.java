package io.codeweft.registry.dag;

import io.codeweft.registry.dag.GraphDag.Edge;
import io.codeweft.registry.dag.GraphDag.Reason;
import java.util.List;
import java.util.Locale;

/** What a drawing stresses: the critical path by views. */
record Highlights(List<String> steps) {

  static Highlights of(GraphDag dag) {
    return new Highlights(
        dag.criticalPaths().stream()
            .filter(path -> path.measure() == CriticalPath.Measure.VIEWS)
            .findFirst()
            .map(CriticalPath::steps)
            .orElse(List.of()));
  }

  boolean isCritical(String node) {
    return steps.contains(node);
  }

  boolean isCritical(Edge edge) {
    int at = steps.indexOf(edge.from());
    return edge.reason() == Reason.READS
        && at >= 0
        && at + 1 < steps.size()
        && steps.get(at + 1).equals(edge.to());
  }

  /** How an edge that is not about reading is labelled. */
  static String word(Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }
}
