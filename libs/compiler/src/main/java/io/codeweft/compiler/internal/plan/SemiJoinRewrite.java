package io.codeweft.compiler.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Who only asks whether there is a partner does not count them: the DISTINCT under the right side
 * of a semi or anti join says nothing, and an inner join with distinct rows, all columns of which
 * are compared for equality, is a semi join.
 */
final class SemiJoinRewrite implements Rewrite {
  /** Their equal values cannot be told apart; 0.0 and -0.0 can. */
  private static final Set<SqlTypeName> EXACT =
      Set.of(
          SqlTypeName.VARCHAR,
          SqlTypeName.CHAR,
          SqlTypeName.INTEGER,
          SqlTypeName.BIGINT,
          SqlTypeName.BOOLEAN);

  @Override
  public @Nullable RelNode apply(RelNode node) {
    if (!(node instanceof Join join)) {
      return null;
    }
    return switch (join.getJoinType()) {
      case SEMI, ANTI ->
          isDistinct(join.getRight())
              ? join.copy(join.getTraitSet(), List.of(join.getLeft(), rows(join.getRight())))
              : null;
      case INNER -> isDistinct(join.getRight()) ? semi(join) : turned(join);
      default -> null;
    };
  }

  private static boolean isDistinct(RelNode node) {
    return node instanceof Aggregate aggregate
        && aggregate.getAggCallList().isEmpty()
        && aggregate.getGroupType() == Aggregate.Group.SIMPLE
        && aggregate.getGroupCount() > 0;
  }

  /** The grouped columns, as often as they come. */
  private static RelNode rows(RelNode distinct) {
    Aggregate aggregate = (Aggregate) distinct;
    RelNode input = aggregate.getInput();
    List<RexNode> columns = new ArrayList<>();
    aggregate
        .getGroupSet()
        .forEach(key -> columns.add(input.getCluster().getRexBuilder().makeInputRef(input, key)));
    return LogicalProject.create(
        input, List.of(), columns, aggregate.getRowType().getFieldNames(), Set.of());
  }

  private static @Nullable RelNode turned(Join join) {
    if (!isDistinct(join.getLeft())) {
      return null;
    }
    Join turned = TurnedJoins.turned(join, JoinRelType.INNER);
    RelNode semi = semi(turned);
    return semi == null ? null : TurnedJoins.columnsOf(join, semi);
  }

  /** Null unless every column of the right side equals something of the left side. */
  private static @Nullable RelNode semi(Join join) {
    int width = join.getLeft().getRowType().getFieldCount();
    int all = join.getRowType().getFieldCount();
    RexNode[] values = new RexNode[all];
    for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
      if (condition.getKind() == SqlKind.EQUALS) {
        RexNode a = ((RexCall) condition).getOperands().get(0);
        RexNode b = ((RexCall) condition).getOperands().get(1);
        keep(a, b, width, values);
        keep(b, a, width, values);
      }
    }
    RelNode semi =
        LogicalJoin.create(
            join.getLeft(),
            join.getRight(),
            List.of(),
            join.getCondition(),
            Set.of(),
            JoinRelType.SEMI);
    RexBuilder rex = join.getCluster().getRexBuilder();
    List<RexNode> row = new ArrayList<>();
    for (RelDataTypeField field : join.getRowType().getFieldList()) {
      int at = field.getIndex();
      RexNode value = at < width ? rex.makeInputRef(semi, at) : values[at];
      if (value == null) {
        return null;
      }
      row.add(EveryExpression.typed(value, field.getType(), rex));
    }
    return LogicalProject.create(semi, List.of(), row, join.getRowType().getFieldNames(), Set.of());
  }

  private static void keep(RexNode column, RexNode value, int width, RexNode[] values) {
    if (column instanceof RexInputRef reference
        && reference.getIndex() >= width
        && EXACT.contains(column.getType().getSqlTypeName())
        && column.getType().getSqlTypeName() == value.getType().getSqlTypeName()
        && RexUtil.isDeterministic(value)
        && RelOptUtil.InputFinder.bits(value).nextSetBit(width) < 0) {
      values[reference.getIndex()] = value;
    }
  }
}
