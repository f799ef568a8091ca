package io.codeweft.compiler.internal.partition;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * A condition that two expressions are equal.
 *
 * @param nullsMeet whether two nulls are
 */
record Equality(RexNode left, RexNode right, boolean nullsMeet) {

  /** Null when the condition says something else. */
  static @Nullable Equality of(RexNode condition) {
    boolean equality =
        condition.getKind() == SqlKind.EQUALS
            || condition.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
    if (!equality) {
      return null;
    }
    RexCall call = (RexCall) condition;
    return new Equality(
        call.getOperands().get(0),
        call.getOperands().get(1),
        call.getKind() == SqlKind.IS_NOT_DISTINCT_FROM);
  }

  /** The column an expression is, or null; a cast that keeps every value apart counts as none. */
  static @Nullable Integer column(RexNode expression) {
    RexNode value = bare(expression);
    return value instanceof RexInputRef reference ? reference.getIndex() : null;
  }

  /** The value of an outer row an expression is, or null. */
  static Spread.@Nullable Pin pin(RexNode expression) {
    return bare(expression) instanceof RexFieldAccess access
            && access.getReferenceExpr() instanceof RexCorrelVariable variable
        ? new Spread.Pin(variable.id, access.getField().getIndex())
        : null;
  }

  static RexNode bare(RexNode expression) {
    RexNode value = expression;
    while (value.getKind() == SqlKind.CAST
        && keepsValues(((RexCall) value).getOperands().getFirst().getType(), value.getType())) {
      value = ((RexCall) value).getOperands().getFirst();
    }
    return value;
  }

  private static boolean keepsValues(RelDataType from, RelDataType to) {
    return SqlTypeUtil.equalSansNullability(from, to)
        || (SqlTypeName.CHAR_TYPES.contains(from.getSqlTypeName())
            && SqlTypeName.CHAR_TYPES.contains(to.getSqlTypeName()))
        || (from.getSqlTypeName() == SqlTypeName.INTEGER
            && to.getSqlTypeName() == SqlTypeName.BIGINT);
  }
}
