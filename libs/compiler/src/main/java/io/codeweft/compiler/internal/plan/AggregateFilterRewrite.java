package io.codeweft.compiler.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/** Aggregates that skip nulls: {@code sum(CASE WHEN c THEN x END)} is a sum with a FILTER. */
final class AggregateFilterRewrite implements Rewrite {
  private static final Set<SqlKind> SKIP_NULLS =
      Set.of(SqlKind.COUNT, SqlKind.SUM, SqlKind.MIN, SqlKind.MAX, SqlKind.AVG);

  @Override
  public @Nullable RelNode apply(RelNode node) {
    if (!(node instanceof Aggregate aggregate)
        || !(aggregate.getInput() instanceof Project project)
        || project.containsOver()) {
      return null;
    }
    List<RexNode> row = new ArrayList<>(project.getProjects());
    List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      RexCall choice = choice(call, project);
      calls.add(choice == null ? call : filtered(call, choice, row, project));
    }
    if (calls.equals(aggregate.getAggCallList())) {
      return null;
    }
    List<String> names = new ArrayList<>(project.getRowType().getFieldNames());
    while (names.size() < row.size()) {
      names.add("f" + names.size() + "$");
    }
    RelNode input =
        LogicalProject.create(project.getInput(), List.of(), row, names, project.getVariablesSet());
    return aggregate.copy(
        aggregate.getTraitSet(), input, aggregate.getGroupSet(), aggregate.getGroupSets(), calls);
  }

  /** The CASE with one branch and no ELSE that the call is over, or null. */
  private static @Nullable RexCall choice(AggregateCall call, Project project) {
    if (!SKIP_NULLS.contains(call.getAggregation().getKind()) || call.getArgList().size() != 1) {
      return null;
    }
    return project.getProjects().get(call.getArgList().getFirst()) instanceof RexCall argument
            && argument.getKind() == SqlKind.CASE
            && argument.getOperands().size() == 3
            && RexLiteral.isNullLiteral(argument.getOperands().get(2))
        ? argument
        : null;
  }

  private static AggregateCall filtered(
      AggregateCall call, RexCall choice, List<RexNode> row, Project project) {
    RexBuilder rex = project.getCluster().getRexBuilder();
    RexNode condition = rex.makeCall(SqlStdOperatorTable.IS_TRUE, choice.getOperands().get(0));
    if (call.hasFilter()) {
      condition = RexUtil.composeConjunction(rex, List.of(row.get(call.filterArg), condition));
    }
    // the argument keeps its type, so that the result does
    RexNode value = EveryExpression.typed(choice.getOperands().get(1), choice.getType(), rex);
    row.add(value);
    row.add(condition);
    return call.withArgList(List.of(row.size() - 2)).withFilter(row.size() - 1);
  }
}
