package io.codeweft.compiler.internal.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A sub-query with its correlated conditions taken out.
 *
 * @param plan the rest, without them
 * @param conditions over the columns of {@code plan} and the outer row
 * @param columns where the columns of the sub-query are in {@code plan}
 */
record Decorrelated(RelNode plan, List<RexNode> conditions, List<Integer> columns) {

  /** Null when a correlated condition sits where it cannot be taken out. */
  static @Nullable Decorrelated of(RelNode plan, Set<CorrelationId> variables) {
    if (Collections.disjoint(RelOptUtil.getVariablesUsed(plan), variables)) {
      int width = plan.getRowType().getFieldCount();
      return new Decorrelated(plan, List.of(), IntStream.range(0, width).boxed().toList());
    }
    return switch (plan) {
      case Filter filter -> ofFilter(filter, variables);
      case Project project when !project.containsOver() -> ofProject(project, variables);
      case Join join when join.getJoinType() == JoinRelType.INNER -> ofJoin(join, variables);
      default -> null;
    };
  }

  boolean isFreeOf(Set<CorrelationId> variables) {
    return Collections.disjoint(RelOptUtil.getVariablesUsed(plan), variables);
  }

  /** The conditions of a join whose left side is the outer row, {@code width} columns wide. */
  List<RexNode> conditionsBehind(int width, Set<CorrelationId> variables) {
    RexBuilder rex = plan.getCluster().getRexBuilder();
    RexShuttle toJoin =
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            return rex.makeInputRef(reference.getType(), reference.getIndex() + width);
          }

          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            return access.getReferenceExpr() instanceof RexCorrelVariable variable
                    && variables.contains(variable.id)
                ? rex.makeInputRef(access.getType(), access.getField().getIndex())
                : super.visitFieldAccess(access);
          }
        };
    return conditions.stream().map(c -> c.accept(toJoin)).toList();
  }

  private static @Nullable Decorrelated ofFilter(Filter filter, Set<CorrelationId> variables) {
    Decorrelated input = of(filter.getInput(), variables);
    if (input == null || RexUtil.SubQueryFinder.find(filter.getCondition()) != null) {
      return null;
    }
    List<RexNode> keep = new ArrayList<>();
    List<RexNode> up = new ArrayList<>(input.conditions);
    for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
      (uses(condition, variables) ? up : keep).add(input.moved(condition));
    }
    RexBuilder rex = filter.getCluster().getRexBuilder();
    RelNode rest =
        keep.isEmpty()
            ? input.plan
            : LogicalFilter.create(input.plan, RexUtil.composeConjunction(rex, keep));
    return new Decorrelated(rest, up, input.columns);
  }

  private static @Nullable Decorrelated ofProject(Project project, Set<CorrelationId> variables) {
    if (project.getProjects().stream().anyMatch(e -> uses(e, variables))) {
      return null;
    }
    Decorrelated input = of(project.getInput(), variables);
    if (input == null) {
      return null;
    }
    // all columns of the input stay, since the conditions may need them
    RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(project.getCluster(), null);
    builder.push(input.plan);
    List<RexNode> all = new ArrayList<>(builder.fields());
    List<Integer> columns = new ArrayList<>();
    for (RexNode expression : project.getProjects()) {
      columns.add(all.size());
      all.add(input.moved(expression));
    }
    return new Decorrelated(
        builder.project(all, List.of(), true).build(), input.conditions, columns);
  }

  private static @Nullable Decorrelated ofJoin(Join join, Set<CorrelationId> variables) {
    Decorrelated left = of(join.getLeft(), variables);
    Decorrelated right = of(join.getRight(), variables);
    if (left == null || right == null) {
      return null;
    }
    int width = left.plan.getRowType().getFieldCount();
    List<Integer> columns = new ArrayList<>(left.columns);
    right.columns.forEach(column -> columns.add(column + width));
    List<RexNode> up = new ArrayList<>(left.conditions);
    right.conditions.forEach(condition -> up.add(RexUtil.shift(condition, width)));
    RexBuilder rex = join.getCluster().getRexBuilder();
    List<RexNode> on = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
      (uses(condition, variables) ? up : on).add(moved(condition, columns, rex));
    }
    RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(join.getCluster(), null);
    builder.push(left.plan).push(right.plan).join(JoinRelType.INNER, on);
    return new Decorrelated(builder.build(), up, columns);
  }

  private RexNode moved(RexNode expression) {
    return moved(expression, columns, plan.getCluster().getRexBuilder());
  }

  private static RexNode moved(RexNode expression, List<Integer> columns, RexBuilder rex) {
    return expression.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            return rex.makeInputRef(reference.getType(), columns.get(reference.getIndex()));
          }
        });
  }

  private static boolean uses(RexNode expression, Set<CorrelationId> variables) {
    boolean[] found = {false};
    expression.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public @Nullable Void visitCorrelVariable(RexCorrelVariable variable) {
            found[0] |= variables.contains(variable.id);
            return null;
          }
        });
    return found[0];
  }
}
