package io.codeweft.compiler.internal.functions;

import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;

/** A scalar function that the lane works out from the call: its types say what it stands for. */
abstract sealed class WorkedOut extends SqlFunction implements Signed, Macro
    permits ArrowMetadata, StructPick {
  private final Signature signature;

  WorkedOut(Signature signature) {
    super(
        signature.name(),
        SqlKind.OTHER_FUNCTION,
        null,
        null,
        OperandTypes.VARIADIC,
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.signature = signature;
  }

  @Override
  public final Signature signature() {
    return signature;
  }
}
