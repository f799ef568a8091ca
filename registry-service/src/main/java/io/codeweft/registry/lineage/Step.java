package io.codeweft.registry.lineage;

import io.codeweft.contracts.graph.Lineage.Role;
import io.codeweft.contracts.graph.LineageEdge;
import io.codeweft.contracts.graph.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One step of data: {@code to} is made of {@code from}, or decided by it.
 *
 * @param distance steps from where the walk began, from 1
 * @param to a column of a view or what is inside one; with an empty path, its rows
 * @param from what the plan of the view reads
 * @param role how it takes part; null where rows follow from rows
 */
public record Step(int distance, Place to, Place from, @Nullable Role role) {

  /**
   * The steps of a walk with their distances, as far as they go.
   *
   * @param edges nearest first
   * @param near the end of an edge that is nearer to the start
   * @param depth most steps
   */
  static List<Step> of(
      List<LineageEdge> edges,
      Function<LineageEdge, Place> near,
      Function<LineageEdge, Place> far,
      int depth) {
    Map<Place, Integer> distances = new HashMap<>();
    List<Step> steps = new ArrayList<>();
    for (LineageEdge edge : edges) {
      int distance = distances.getOrDefault(near.apply(edge), 0) + 1;
      distances.putIfAbsent(far.apply(edge), distance);
      if (distance <= depth) {
        steps.add(new Step(distance, edge.to(), edge.from(), edge.role()));
      }
    }
    return steps;
  }

  /** {@code defs.name is nodes.value}, {@code rows of defs are filtered by nodes.kind}. */
  static String inWords(LineageEdge edge) {
    boolean rows = edge.to().path().isEmpty();
    if (edge.role() == null) {
      return edge.to() + " come from " + edge.from();
    }
    String how =
        switch (edge.role()) {
          case IDENTITY -> "is";
          case TRANSFORMATION -> "is computed from";
          case AGGREGATION -> "is aggregated from";
          case FILTER -> "filtered by";
          case JOIN -> "joined by";
          case GROUP -> "grouped by";
          case SORT -> "sorted by";
          case WINDOW -> rows ? "chosen by a window over" : "depends on a window over";
          case UNNEST -> rows ? "unnested from" : "counts the elements of";
          case SET_OPERATION -> "combined by a set operation over";
        };
    return edge.to() + (rows ? " are " : " ") + how + " " + edge.from();
  }
}
