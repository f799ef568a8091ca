package io.codeweft.compiler.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;

/**
 * LATERAL sub-queries become joins when what they say of the row beside them can be pulled to the
 * top; those that unnest its lists stay.
 */
public final class Laterals implements PlanStep {
  @Override
  public String identity() {
    return "laterals/1";
  }

  @Override
  public RelNode apply(RelNode plan) {
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            RelNode visited = super.visitChildren(node);
            return visited instanceof Correlate correlate ? joined(correlate) : visited;
          }
        });
  }

  private static RelNode joined(Correlate correlate) {
    JoinRelType type = correlate.getJoinType();
    Set<CorrelationId> variables = Set.of(correlate.getCorrelationId());
    Decorrelated right =
        type == JoinRelType.INNER || type == JoinRelType.LEFT
            ? Decorrelated.of(correlate.getRight(), variables)
            : null;
    if (right == null || !RelOptUtil.getVariablesUsed(right.plan()).isEmpty()) {
      return correlate;
    }
    int width = correlate.getLeft().getRowType().getFieldCount();
    RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(correlate.getCluster(), null);
    builder
        .push(correlate.getLeft())
        .push(right.plan())
        .join(type, right.conditionsBehind(width, variables));
    RelNode join = builder.build();
    RexBuilder rex = correlate.getCluster().getRexBuilder();
    List<RexNode> row = new ArrayList<>();
    for (RelDataTypeField field : correlate.getRowType().getFieldList()) {
      int at = field.getIndex();
      RexNode column =
          rex.makeInputRef(join, at < width ? at : width + right.columns().get(at - width));
      row.add(EveryExpression.typed(column, field.getType(), rex));
    }
    return LogicalProject.create(
        join, List.of(), row, correlate.getRowType().getFieldNames(), Set.of());
  }
}
