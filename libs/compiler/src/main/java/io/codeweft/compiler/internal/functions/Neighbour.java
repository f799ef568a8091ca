package io.codeweft.compiler.internal.functions;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlLeadLagAggFunction;

/** LAG and LEAD. Calcite forgets that the neighbour's value itself may be null. */
final class Neighbour extends SqlLeadLagAggFunction {
  Neighbour(SqlKind kind) {
    super(kind);
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding call) {
    boolean nullable = call.getOperandType(0).isNullable();
    RelDataType type = super.inferReturnType(call);
    return call.getTypeFactory().createTypeWithNullability(type, nullable || type.isNullable());
  }
}
