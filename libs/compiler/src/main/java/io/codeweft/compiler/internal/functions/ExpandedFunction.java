package io.codeweft.compiler.internal.functions;

import io.codeweft.compiler.internal.lane.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A scalar function with an SQL expression: engines never see it. Its calls have the type that the
 * expression has for their arguments, so a call means what its expression means where it is written
 * out.
 */
public final class ExpandedFunction extends SqlFunction implements Signed, Macro {
  private final Signature signature;
  private final String expression;
  private final Supplier<FunctionBodies> bodies;

  ExpandedFunction(Signature signature, String expression, Supplier<FunctionBodies> bodies) {
    super(
        signature.name(),
        SqlKind.OTHER_FUNCTION,
        null,
        null,
        new SignatureChecker(signature),
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.signature = signature;
    this.expression = expression;
    this.bodies = bodies;
  }

  @Override
  public Signature signature() {
    return signature;
  }

  /** SQL over the names of the parameters. */
  public String expression() {
    return expression;
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding call) {
    SqlParserPos at =
        call instanceof SqlCallBinding binding
            ? binding.getCall().getParserPosition()
            : SqlParserPos.ZERO;
    return body(SignatureChecker.types(call), at).value().getType();
  }

  private FunctionBodies.Body body(List<RelDataType> arguments, SqlParserPos at) {
    try {
      return bodies.get().body(this, arguments);
    } catch (Refusal refusal) {
      throw new CallRefusal(
          refusal.diagnostics().getFirst().code(),
          at,
          "the expression of "
              + signature
              + " does not take these arguments: "
              + refusal.getMessage());
    }
  }

  @Override
  public RexNode expansion(
      SqlCall call, List<RexNode> arguments, RexBuilder rex, Expansions expansions) {
    SqlParserPos at = call.getParserPosition();
    FunctionBodies.Body body = body(arguments.stream().map(RexNode::getType).toList(), at);
    List<RexNode> cast = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      RexNode argument = arguments.get(i);
      RelDataType column = body.columns().get(i);
      cast.add(argument.getType().equals(column) ? argument : rex.makeCast(column, argument));
    }
    expansions.add(getName());
    expansions.addAll(body.functions());
    return expansions.substituted(body.value(), cast, getName(), at);
  }
}
