package io.codeweft.compiler.internal.plan;

import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * One meaning of brackets, inside sub-queries too: {@code struct['field']} is {@code struct.field},
 * and a list has no element at a computed position below 1.
 */
public final class FieldAccess implements PlanStep {
  @Override
  public String identity() {
    return "field-access/2";
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
      if (visited instanceof RexCall item && isComputedPosition(item)) {
        return fromOne(item);
      }
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

    private static boolean isComputedPosition(RexCall call) {
      return call.getKind() == SqlKind.ITEM
          && call.getOperands().get(0).getType().getComponentType() != null
          && !(call.getOperands().get(1) instanceof RexLiteral);
    }

    /** Engines count from the end, or fail, below 1; here there is no such element. */
    private RexNode fromOne(RexCall item) {
      RexNode position = item.getOperands().get(1);
      if (position.getKind() == SqlKind.CASE) {
        return item;
      }
      RexNode zero = builder.makeLiteral(0, position.getType(), false);
      RelDataType nullable =
          builder.getTypeFactory().createTypeWithNullability(position.getType(), true);
      RexNode checked =
          builder.makeCall(
              nullable,
              SqlStdOperatorTable.CASE,
              List.of(
                  builder.makeCall(SqlStdOperatorTable.GREATER_THAN, position, zero),
                  position,
                  builder.makeNullLiteral(nullable)));
      return builder.makeCall(
          item.getType(), item.getOperator(), List.of(item.getOperands().get(0), checked));
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subQuery) {
      RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
      return visited.clone(FieldAccess.this.apply(visited.rel));
    }
  }
}
