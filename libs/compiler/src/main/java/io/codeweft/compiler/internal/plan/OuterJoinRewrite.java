package io.codeweft.compiler.internal.plan;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * A filter over an outer join that keeps only the rows without a partner makes it an anti join; one
 * that keeps none of them makes the LEFT JOIN of a list an inner one.
 */
final class OuterJoinRewrite implements Rewrite {
  @Override
  public @Nullable RelNode apply(RelNode node) {
    if (!(node instanceof Filter filter)) {
      return null;
    }
    return switch (filter.getInput()) {
      case Join join when join.getJoinType() == JoinRelType.LEFT -> anti(filter, join);
      case Correlate correlate when correlate.getJoinType() == JoinRelType.LEFT ->
          inner(filter, correlate);
      default -> null;
    };
  }

  private static @Nullable RelNode anti(Filter filter, Join join) {
    int width = join.getLeft().getRowType().getFieldCount();
    List<RexNode> rest = new ArrayList<>();
    boolean without = false;
    for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
      if (meansNoPartner(condition, join, width)) {
        without = true;
      } else {
        rest.add(condition);
      }
    }
    if (!without) {
      return null;
    }
    RexBuilder rex = join.getCluster().getRexBuilder();
    RelNode anti =
        LogicalJoin.create(
            join.getLeft(),
            join.getRight(),
            List.of(),
            join.getCondition(),
            Set.of(),
            JoinRelType.ANTI);
    List<RexNode> row = new ArrayList<>();
    for (RelDataTypeField field : join.getRowType().getFieldList()) {
      row.add(
          field.getIndex() < width
              ? rex.makeInputRef(anti, field.getIndex())
              : rex.makeNullLiteral(field.getType()));
    }
    RelNode padded =
        LogicalProject.create(anti, List.of(), row, join.getRowType().getFieldNames(), Set.of());
    return rest.isEmpty()
        ? padded
        : LogicalFilter.create(
            padded,
            RexUtil.composeConjunction(rex, rest),
            ImmutableSet.copyOf(filter.getVariablesSet()));
  }

  /** A test for null of a column that is never null in a row with a partner. */
  private static boolean meansNoPartner(RexNode condition, Join join, int width) {
    if (condition.getKind() != SqlKind.IS_NULL
        || !(((RexCall) condition).getOperands().getFirst() instanceof RexInputRef tested)
        || tested.getIndex() < width) {
      return false;
    }
    RelDataTypeField column =
        join.getRight().getRowType().getFieldList().get(tested.getIndex() - width);
    return !column.getType().isNullable()
        || NullRejection.rejects(
            join.getCondition(),
            ImmutableBitSet.of(tested.getIndex()),
            join.getCluster().getRexBuilder());
  }

  private static @Nullable RelNode inner(Filter filter, Correlate correlate) {
    int width = correlate.getLeft().getRowType().getFieldCount();
    int all = correlate.getRowType().getFieldCount();
    RexBuilder rex = correlate.getCluster().getRexBuilder();
    if (!NullRejection.rejects(filter.getCondition(), ImmutableBitSet.range(width, all), rex)) {
      return null;
    }
    RelNode inner =
        LogicalCorrelate.create(
            correlate.getLeft(),
            correlate.getRight(),
            List.of(),
            correlate.getCorrelationId(),
            correlate.getRequiredColumns(),
            JoinRelType.INNER);
    List<RexNode> row = new ArrayList<>();
    for (RelDataTypeField field : correlate.getRowType().getFieldList()) {
      row.add(
          EveryExpression.typed(rex.makeInputRef(inner, field.getIndex()), field.getType(), rex));
    }
    RexNode condition =
        filter
            .getCondition()
            .accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitInputRef(RexInputRef reference) {
                    return row.get(reference.getIndex());
                  }
                });
    return LogicalProject.create(
        LogicalFilter.create(inner, condition, ImmutableSet.copyOf(filter.getVariablesSet())),
        List.of(),
        row,
        correlate.getRowType().getFieldNames(),
        Set.of());
  }
}
