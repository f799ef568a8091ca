package io.codeweft.registry.lineage;

import io.codeweft.contracts.graph.Lineage.Role;
import java.util.Comparator;

/**
 * One step of data: {@code to} is made from {@code from}.
 *
 * @param distance steps from where the walk began, from 1
 * @param from what the plan of a view reads
 * @param to a column of that view, or its rows
 * @param role how it takes part
 */
public record Step(int distance, Place from, Place to, Role role) {
  static final Comparator<Step> ORDER =
      Comparator.comparingInt(Step::distance)
          .thenComparing(Step::to)
          .thenComparing(Step::from)
          .thenComparing(Step::role);

  Step at(int steps) {
    return new Step(steps, from, to, role);
  }
}
