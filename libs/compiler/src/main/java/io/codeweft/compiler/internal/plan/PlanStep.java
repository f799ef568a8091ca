package io.codeweft.compiler.internal.plan;

import io.codeweft.compiler.internal.lane.Step;
import org.apache.calcite.rel.RelNode;

/** A rewrite of the plan that keeps its meaning and its column names and types. */
public interface PlanStep extends Step {
  RelNode apply(RelNode plan);
}
