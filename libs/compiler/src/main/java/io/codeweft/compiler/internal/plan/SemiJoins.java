package io.codeweft.compiler.internal.plan;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * EXISTS, IN and their negations, standing alone as a condition, become semi and anti joins when
 * the correlation can be pulled to the top of the sub-query. Everything else stays a sub-query, and
 * so does NOT IN where a null could decide.
 */
public final class SemiJoins implements PlanStep {
  @Override
  public String identity() {
    return "semi-joins/1";
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
      while (test.getKind() == SqlKind.NOT) {
        negated = !negated;
        test = ((RexCall) test).getOperands().getFirst();
      }
      RelNode joined =
          test instanceof RexSubQuery subQuery ? join(input, subQuery, negated, variables) : null;
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

  private static ImmutableSet<CorrelationId> stillUsed(
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
    if (in && negated && aNullCouldDecide(subQuery)) {
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

  private static boolean aNullCouldDecide(RexSubQuery subQuery) {
    return subQuery.getOperands().stream().anyMatch(o -> o.getType().isNullable())
        || subQuery.rel.getRowType().getFieldList().stream()
            .anyMatch(f -> f.getType().isNullable());
  }
}
