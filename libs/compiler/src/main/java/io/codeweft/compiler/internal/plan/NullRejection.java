package io.codeweft.compiler.internal.plan;

import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/** Conditions that are not true where a column is null. */
final class NullRejection {
  private NullRejection() {}

  /** Whether the condition is not true when all these columns are null. */
  static boolean rejects(RexNode condition, ImmutableBitSet columns, RexBuilder rex) {
    // a field of null is null, which Calcite does not know
    RexShuttle fields =
        new RexShuttle() {
          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            RexNode root = access.getReferenceExpr();
            while (root instanceof RexFieldAccess outer) {
              root = outer.getReferenceExpr();
            }
            return root instanceof RexInputRef column
                ? rex.makeInputRef(access.getType(), column.getIndex())
                : access;
          }
        };
    List<RexNode> conditions = RelOptUtil.conjunctions(condition);
    return conditions.stream()
        .filter(c -> RexUtil.SubQueryFinder.find(c) == null)
        .anyMatch(c -> Strong.isNotTrue(c.accept(fields), columns));
  }
}
