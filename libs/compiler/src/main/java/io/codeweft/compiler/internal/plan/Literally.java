package io.codeweft.compiler.internal.plan;

import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.rex.RexExecutor;

/** Leaves constants to the engine: Calcite would round and format them in its own way. */
final class Literally {
  private static final RexExecutor NONE =
      (builder, constants, reduced) -> reduced.addAll(constants);

  private Literally() {}

  static <P extends RelOptPlanner> P without(P planner) {
    planner.setExecutor(NONE);
    return planner;
  }
}
