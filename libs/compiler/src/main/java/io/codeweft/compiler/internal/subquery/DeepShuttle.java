package io.codeweft.compiler.internal.subquery;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Visits all expressions of a plan, those inside its sub-queries included. */
class DeepShuttle extends RexShuttle {

  RelNode rewrite(RelNode plan) {
    DeepShuttle expressions = this;
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            return super.visitChildren(node).accept(expressions);
          }
        });
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subQuery) {
    RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
    return visited.clone(rewrite(visited.rel));
  }
}
