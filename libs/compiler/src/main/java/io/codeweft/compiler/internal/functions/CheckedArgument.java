package io.codeweft.compiler.internal.functions;

import java.util.HashMap;
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

/** Its argument, which must be of the type that a parameter asks for. */
public final class CheckedArgument extends SqlFunction implements Macro {
  private final Signature signature;
  private final int argument;

  /**
   * @param argument counted from 0
   */
  public CheckedArgument(Signature signature, int argument) {
    super(
        "argument:" + signature.name() + ":" + argument,
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.ARG0,
        null,
        OperandTypes.ANY,
        SqlFunctionCategory.SYSTEM);
    this.signature = signature;
    this.argument = argument;
  }

  /** Not looked up by name: the operator is made for its call. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    RelDataType type = validator.deriveType(scope, call.operand(0));
    if (!signature
        .parameter(argument)
        .type()
        .accepts(type, new HashMap<>(), validator.getTypeFactory())) {
      throw CallRefusal.argument(signature, argument, type, call.operand(0).getParserPosition());
    }
    return type;
  }

  @Override
  public RexNode expansion(
      SqlCall call, List<RexNode> arguments, RexBuilder rex, Expansions expansions) {
    return arguments.getFirst();
  }
}
