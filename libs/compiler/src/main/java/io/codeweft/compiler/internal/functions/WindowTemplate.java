package io.codeweft.compiler.internal.functions;

import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/**
 * A window function with an SQL expression, which has windows of its own: its calls are put away
 * before anything has a type.
 */
public final class WindowTemplate extends SqlFunction implements Signed {
  private final Signature signature;
  private final String expression;

  WindowTemplate(Signature signature, String expression) {
    super(
        signature.name(),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.ARG0,
        null,
        OperandTypes.VARIADIC,
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.signature = signature;
    this.expression = expression;
  }

  @Override
  public Signature signature() {
    return signature;
  }

  /** SQL over the names of the parameters. */
  public String expression() {
    return expression;
  }
}
