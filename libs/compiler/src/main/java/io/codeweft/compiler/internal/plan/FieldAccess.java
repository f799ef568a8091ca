package io.codeweft.compiler.internal.plan;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * One meaning of brackets: {@code struct['field']} is {@code struct.field}, and a list has no
 * element at a computed position below 1.
 */
public final class FieldAccess extends EveryExpression {
  @Override
  public String identity() {
    return "field-access/2";
  }

  @Override
  RexNode rewritten(RexCall call, RexBuilder rex) {
    if (call.getKind() != SqlKind.ITEM) {
      return call;
    }
    RexNode of = call.getOperands().get(0);
    RexNode position = call.getOperands().get(1);
    if (of.getType().isStruct() && position instanceof RexLiteral name) {
      return rex.makeFieldAccess(of, String.valueOf(name.getValueAs(String.class)), false);
    }
    return of.getType().getComponentType() != null && !(position instanceof RexLiteral)
        ? fromOne(call, rex)
        : call;
  }

  /** Engines count from the end, or fail, below 1; here there is no such element. */
  private static RexNode fromOne(RexCall item, RexBuilder rex) {
    RexNode position = item.getOperands().get(1);
    if (position.getKind() == SqlKind.CASE) {
      return item;
    }
    RexNode zero = rex.makeLiteral(0, position.getType(), false);
    RelDataType nullable = rex.getTypeFactory().createTypeWithNullability(position.getType(), true);
    RexNode checked =
        rex.makeCall(
            nullable,
            SqlStdOperatorTable.CASE,
            List.of(
                rex.makeCall(SqlStdOperatorTable.GREATER_THAN, position, zero),
                position,
                rex.makeNullLiteral(nullable)));
    return rex.makeCall(
        item.getType(), item.getOperator(), List.of(item.getOperands().get(0), checked));
  }
}
