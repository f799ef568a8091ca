package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.functions.Contains;
import io.codeweft.compiler.internal.functions.Member;
import io.codeweft.compiler.internal.lane.Statement;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Operators on nested values: {@code ->} and {@code ->>} read a field, a value or an element,
 * {@code @>} asks whether the left side contains the right, {@code <@} the other way round.
 */
public final class NestedOperators implements SyntaxStep {
  @Override
  public String identity() {
    return "nested-operators/1";
  }

  @Override
  public SqlNode apply(SqlNode tree, Statement statement) {
    return Trees.rewrittenCalls(tree, node -> node instanceof SqlCall call ? known(call) : node);
  }

  private static SqlNode known(SqlCall call) {
    Member member = call.getKind() == SqlKind.ITEM ? member(call.operand(1)) : null;
    if (member != null) {
      SqlNode key = ((SqlCall) call.operand(1)).operand(0);
      return member.createCall(call.getParserPosition(), call.operand(0), key);
    }
    if (call.getOperator().equals(SqlStdOperatorTable.CONCAT)
        && call.operand(0) instanceof SqlCall inner
        && inner.getOperator().equals(SqlStdOperatorTable.CONCAT)
        && inner.operand(1) instanceof SqlIdentifier mark
        && mark.isSimple()) {
      return switch (mark.getSimple()) {
        case "@>" ->
            Contains.INSTANCE.createCall(
                call.getParserPosition(), inner.operand(0), call.operand(1));
        case "<@" ->
            Contains.INSTANCE.createCall(
                call.getParserPosition(), call.operand(1), inner.operand(0));
        default -> call;
      };
    }
    return call;
  }

  private static @Nullable Member member(SqlNode subscript) {
    if (!(subscript instanceof SqlCall call)
        || !(call.getOperator() instanceof SqlUnresolvedFunction)
        || call.operandCount() != 1) {
      return null;
    }
    return switch (FunctionResolution.name(call)) {
      case "->" -> Member.VALUE;
      case "->>" -> Member.TEXT;
      default -> null;
    };
  }
}
