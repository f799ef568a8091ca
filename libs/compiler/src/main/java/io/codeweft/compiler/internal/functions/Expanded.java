package io.codeweft.compiler.internal.functions;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** Its argument, which was put into the tree in place of a call: the plan lists the function. */
public final class Expanded extends SqlFunction implements Macro {
  private final String function;

  public Expanded(String function) {
    super(
        "expanded:" + function,
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.ARG0,
        null,
        OperandTypes.ANY,
        SqlFunctionCategory.SYSTEM);
    this.function = function;
  }

  /** Not looked up by name: the operator is made for its call. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    return validator.deriveType(scope, call.operand(0));
  }

  @Override
  public RexNode expansion(
      SqlCall call, List<RexNode> arguments, RexBuilder rex, Expansions expansions) {
    expansions.add(function);
    return arguments.getFirst();
  }
}
