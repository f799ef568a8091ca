package io.codeweft.compiler.internal.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The body of a scalar sub-query as groups: of the rows it aggregates, by what it compares with the
 * row around it.
 *
 * @param groups keys first, then the aggregate calls of the body
 * @param outer what the keys equal, over the row around
 * @param calls the aggregate calls of the body
 * @param value the result, over the columns of the body's aggregate
 */
record ScalarGroups(RelNode groups, List<RexNode> outer, List<AggregateCall> calls, RexNode value) {
  /** Null over no rows, but for COUNT; so is a group that is not there. */
  private static final Set<SqlKind> NULL_OVER_NOTHING =
      Set.of(SqlKind.COUNT, SqlKind.SUM, SqlKind.MIN, SqlKind.MAX, SqlKind.AVG);

  /** Null when the body is no aggregate over all its rows, or asks something else. */
  static @Nullable ScalarGroups of(RelNode body, Set<CorrelationId> variables) {
    RelNode top = body instanceof Project project ? project.getInput() : body;
    if (!(top instanceof Aggregate aggregate)
        || aggregate.getGroupCount() > 0
        || aggregate.getGroupType() != Aggregate.Group.SIMPLE
        || !aggregate.getAggCallList().stream()
            .allMatch(call -> NULL_OVER_NOTHING.contains(call.getAggregation().getKind()))) {
      return null;
    }
    RexNode value =
        body instanceof Project project
            ? project.getProjects().getFirst()
            : aggregate.getCluster().getRexBuilder().makeInputRef(aggregate, 0);
    Decorrelated input = Decorrelated.of(aggregate.getInput(), variables);
    if (input == null
        || !RelOptUtil.getVariablesUsed(input.plan()).isEmpty()
        || RexUtil.SubQueryFinder.find(value) != null
        || RexUtil.containsCorrelation(value)) {
      return null;
    }
    return grouped(aggregate, input, variables, value);
  }

  private static @Nullable ScalarGroups grouped(
      Aggregate aggregate, Decorrelated input, Set<CorrelationId> variables, RexNode value) {
    // over a row that is the one around and then the one inside
    int border = border(variables, input);
    List<RexNode> keys = new ArrayList<>();
    List<RexNode> outer = new ArrayList<>();
    for (RexNode condition : input.conditionsBehind(border, variables)) {
      if (condition.getKind() != SqlKind.EQUALS) {
        return null;
      }
      RexNode a = ((RexCall) condition).getOperands().get(0);
      RexNode b = ((RexCall) condition).getOperands().get(1);
      boolean outerFirst = isOutside(a, border) && isInside(b, border);
      if (!outerFirst && !(isOutside(b, border) && isInside(a, border))) {
        return null;
      }
      outer.add(outerFirst ? a : b);
      keys.add(RexUtil.shift(outerFirst ? b : a, -border));
    }
    RelBuilder builder =
        RelFactories.LOGICAL_BUILDER.create(aggregate.getCluster(), null).push(input.plan());
    List<RexNode> row = new ArrayList<>(keys);
    input.columns().forEach(column -> row.add(builder.field(column)));
    RelNode rows = builder.project(row, List.of(), true).build();
    List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      calls.add(moved(call, rows, keys.size()));
    }
    RelNode groups =
        LogicalAggregate.create(rows, List.of(), ImmutableBitSet.range(keys.size()), null, calls);
    return new ScalarGroups(groups, outer, aggregate.getAggCallList(), value);
  }

  /** Beyond every column of a row around that the conditions read. */
  private static int border(Set<CorrelationId> variables, Decorrelated input) {
    return input.conditions().stream()
            .flatMap(condition -> OuterFields.of(condition, variables).stream())
            .mapToInt(Integer::intValue)
            .max()
            .orElse(-1)
        + 1;
  }

  private static boolean isOutside(RexNode expression, int border) {
    ImmutableBitSet read = RelOptUtil.InputFinder.bits(expression);
    return !read.isEmpty() && read.length() <= border;
  }

  private static boolean isInside(RexNode expression, int border) {
    ImmutableBitSet read = RelOptUtil.InputFinder.bits(expression);
    return !read.isEmpty() && read.nth(0) >= border;
  }

  /** Typed anew: over groups it is null less often than over all rows, which may be none. */
  private static AggregateCall moved(AggregateCall call, RelNode rows, int by) {
    return AggregateCall.create(
        call.getParserPosition(),
        call.getAggregation(),
        call.isDistinct(),
        call.isApproximate(),
        call.ignoreNulls(),
        call.rexList,
        call.getArgList().stream().map(argument -> argument + by).toList(),
        call.hasFilter() ? call.filterArg + by : -1,
        call.distinctKeys,
        call.getCollation(),
        by == 0,
        rows,
        null,
        call.getName());
  }

  RelNode joinedTo(RelNode left) {
    int width = left.getRowType().getFieldCount();
    RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(left.getCluster(), null);
    builder.push(left).push(groups);
    List<RexNode> on = new ArrayList<>();
    RexBuilder rex = left.getCluster().getRexBuilder();
    IntStream.range(0, outer.size())
        .forEach(
            key -> {
              RexNode column =
                  rex.makeInputRef(
                      groups.getRowType().getFieldList().get(key).getType(), width + key);
              on.add(rex.makeCall(SqlStdOperatorTable.EQUALS, outer.get(key), column));
            });
    return builder.join(outer.isEmpty() ? JoinRelType.INNER : JoinRelType.LEFT, on).build();
  }

  /** What a column of the body's aggregate is behind the join. */
  RexNode column(RelNode joined, int width, int call) {
    RexBuilder rex = joined.getCluster().getRexBuilder();
    RexNode column = rex.makeInputRef(joined, width + outer.size() + call);
    if (outer.isEmpty() || calls.get(call).getAggregation().getKind() != SqlKind.COUNT) {
      return column;
    }
    RexNode zero = rex.makeExactLiteral(BigDecimal.ZERO);
    return rex.makeCall(
        rex.getTypeFactory().createTypeWithNullability(column.getType(), false),
        SqlStdOperatorTable.COALESCE,
        List.of(column, zero));
  }
}
