package io.codeweft.compiler.internal.plan;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * EXISTS, IN and their negations, standing alone as a condition, become semi and anti joins when
 * the correlation can be pulled to the top of the sub-query. Everything else stays a sub-query, and
 * so does NOT IN where a null could decide.
 */
public final class SemiJoins implements PlanStep {
  @Override
  public String identity() {
    return "semi-joins/2";
  }

  @Override
  public RelNode apply(RelNode plan) {
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            RelNode visited = super.visitChildren(node);
            return visited instanceof Filter filter ? rewrite(filter) : visited;
          }
        });
  }

  private RelNode rewrite(Filter filter) {
    Set<CorrelationId> variables = filter.getVariablesSet();
    RelNode input = filter.getInput();
    List<RexNode> rest = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
      boolean negated = false;
      RexNode test = condition;
      while (test.getKind() == SqlKind.NOT || isCastOfTruth(test)) {
        negated ^= test.getKind() == SqlKind.NOT;
        test = ((RexCall) test).getOperands().getFirst();
      }
      RelNode joined =
          test instanceof RexSubQuery subQuery && !(negated && aNullCouldDecide(subQuery, filter))
              ? join(input, subQuery, negated, variables)
              : null;
      if (joined == null) {
        rest.add(condition);
      } else {
        input = joined;
      }
    }
    if (input == filter.getInput()) {
      return filter;
    }
    if (rest.isEmpty()) {
      return input;
    }
    RexNode remaining = RexUtil.composeConjunction(filter.getCluster().getRexBuilder(), rest);
    return LogicalFilter.create(input, remaining, stillUsed(rest, variables));
  }

  /** Those of the variables that a sub-query in the expressions reads. */
  static ImmutableSet<CorrelationId> stillUsed(
      List<RexNode> conditions, Set<CorrelationId> variables) {
    Set<CorrelationId> used = new HashSet<>();
    RexVisitorImpl<Void> collector =
        new RexVisitorImpl<>(true) {
          @Override
          public @Nullable Void visitSubQuery(RexSubQuery subQuery) {
            used.addAll(RelOptUtil.getVariablesUsed(subQuery.rel));
            return super.visitSubQuery(subQuery);
          }
        };
    conditions.forEach(condition -> condition.accept(collector));
    used.retainAll(variables);
    return ImmutableSet.copyOf(used);
  }

  /** The join that stands for the sub-query, or null when it has to stay one. */
  private @Nullable RelNode join(
      RelNode left, RexSubQuery subQuery, boolean negated, Set<CorrelationId> variables) {
    boolean in = subQuery.getKind() == SqlKind.IN;
    if (!in && subQuery.getKind() != SqlKind.EXISTS) {
      return null;
    }
    Decorrelated right = Decorrelated.of(apply(subQuery.rel), variables);
    if (right == null || !right.isFreeOf(variables)) {
      return null;
    }
    int width = left.getRowType().getFieldCount();
    RexBuilder rex = left.getCluster().getRexBuilder();
    List<RexNode> on = new ArrayList<>(right.conditionsBehind(width, variables));
    for (int i = 0; in && i < subQuery.getOperands().size(); i++) {
      int column = right.columns().get(i);
      RelDataType type = right.plan().getRowType().getFieldList().get(column).getType();
      RexNode value = rex.makeInputRef(type, width + column);
      on.add(rex.makeCall(SqlStdOperatorTable.EQUALS, subQuery.getOperands().get(i), value));
    }
    RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(left.getCluster(), null);
    builder.push(left).push(right.plan());
    return negated ? builder.antiJoin(on).build() : builder.semiJoin(on).build();
  }

  private static boolean isCastOfTruth(RexNode expression) {
    return expression.getKind() == SqlKind.CAST
        && ((RexCall) expression).getOperands().getFirst().getType().getSqlTypeName()
            == SqlTypeName.BOOLEAN;
  }

  /** Whether NOT IN may be null: a value on either side is null and the row is not left out. */
  private static boolean aNullCouldDecide(RexSubQuery subQuery, Filter filter) {
    if (subQuery.getKind() != SqlKind.IN) {
      return false;
    }
    return !subQuery.getOperands().stream().allMatch(value -> isNeverNull(value, filter))
        || !IntStream.range(0, subQuery.rel.getRowType().getFieldCount())
            .allMatch(column -> isNeverNull(subQuery.rel, column));
  }

  private static boolean isNeverNull(RexNode value, Filter filter) {
    return !value.getType().isNullable()
        || (value instanceof RexInputRef column
            && NullRejection.rejects(
                filter.getCondition(),
                ImmutableBitSet.of(column.getIndex()),
                filter.getCluster().getRexBuilder()));
  }

  private static boolean isNeverNull(RelNode rows, int column) {
    if (!rows.getRowType().getFieldList().get(column).getType().isNullable()) {
      return true;
    }
    return switch (rows) {
      case Project project ->
          project.getProjects().get(column) instanceof RexInputRef reference
              && isNeverNull(project.getInput(), reference.getIndex());
      case Filter filter ->
          isNeverNull(filter.getCluster().getRexBuilder().makeInputRef(filter, column), filter)
              || isNeverNull(filter.getInput(), column);
      default -> false;
    };
  }
}
