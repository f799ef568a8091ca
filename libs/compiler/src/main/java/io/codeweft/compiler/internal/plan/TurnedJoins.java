package io.codeweft.compiler.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.jspecify.annotations.Nullable;

/** A RIGHT JOIN is a LEFT JOIN of the other side. */
final class TurnedJoins implements Rewrite {
  @Override
  public @Nullable RelNode apply(RelNode node) {
    return node instanceof Join join && join.getJoinType() == JoinRelType.RIGHT
        ? columnsOf(join, turned(join, JoinRelType.LEFT))
        : null;
  }

  /** The join with its sides exchanged. */
  static Join turned(Join join, JoinRelType type) {
    int left = join.getLeft().getRowType().getFieldCount();
    int right = join.getRight().getRowType().getFieldCount();
    RexBuilder rex = join.getCluster().getRexBuilder();
    RexNode condition =
        join.getCondition()
            .accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitInputRef(RexInputRef reference) {
                    int at = reference.getIndex();
                    return rex.makeInputRef(
                        reference.getType(), at < left ? at + right : at - left);
                  }
                });
    return LogicalJoin.create(
        join.getRight(), join.getLeft(), List.of(), condition, Set.of(), type);
  }

  /** The columns of the join out of a plan that has them with its sides exchanged. */
  static RelNode columnsOf(Join join, RelNode turned) {
    int left = join.getLeft().getRowType().getFieldCount();
    int right = join.getRight().getRowType().getFieldCount();
    RexBuilder rex = join.getCluster().getRexBuilder();
    List<RexNode> row = new ArrayList<>();
    for (int i = 0; i < left + right; i++) {
      row.add(rex.makeInputRef(turned, i < left ? i + right : i - left));
    }
    return LogicalProject.create(
        turned, List.of(), row, join.getRowType().getFieldNames(), Set.of());
  }
}
