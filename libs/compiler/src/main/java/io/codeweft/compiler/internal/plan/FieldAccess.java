package io.codeweft.compiler.internal.plan;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;

/** {@code struct['field']} is {@code struct.field}, inside sub-queries too. */
public final class FieldAccess implements PlanStep {
  @Override
  public String identity() {
    return "field-access/1";
  }

  @Override
  public RelNode apply(RelNode plan) {
    RexShuttle expressions = new Expressions(plan.getCluster().getRexBuilder());
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            return super.visitChildren(node).accept(expressions);
          }
        });
  }

  private final class Expressions extends RexShuttle {
    private final RexBuilder builder;

    Expressions(RexBuilder builder) {
      this.builder = builder;
    }

    @Override
    public RexNode visitCall(RexCall call) {
      RexNode visited = super.visitCall(call);
      boolean item =
          visited instanceof RexCall item0
              && item0.getKind() == SqlKind.ITEM
              && item0.getOperands().get(0).getType().isStruct()
              && item0.getOperands().get(1) instanceof RexLiteral;
      if (!item) {
        return visited;
      }
      RexCall access = (RexCall) visited;
      RexLiteral name = (RexLiteral) access.getOperands().get(1);
      return builder.makeFieldAccess(
          access.getOperands().get(0), String.valueOf(name.getValueAs(String.class)), false);
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subQuery) {
      RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
      return visited.clone(FieldAccess.this.apply(visited.rel));
    }
  }
}
