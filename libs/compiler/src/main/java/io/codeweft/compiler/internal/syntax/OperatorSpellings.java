package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.functions.FunctionTable;
import io.codeweft.compiler.internal.lane.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Operators that are another spelling of some others: {@code a ILIKE b} is {@code lower(a) LIKE
 * lower(b)}, {@code a = ANY (...)} is IN, {@code a <> ALL (...)} is NOT IN, TRY_CAST is SAFE_CAST.
 */
public final class OperatorSpellings implements SyntaxStep {
  private final SqlOperator lower;

  public OperatorSpellings(FunctionTable functions) {
    this.lower = functions.find("lower").orElseThrow();
  }

  @Override
  public String identity() {
    return "operator-spellings/1";
  }

  @Override
  public SqlNode apply(SqlNode tree, Statement statement) {
    return Trees.rewrittenCalls(
        tree, node -> node instanceof SqlCall call ? respelled(call, statement) : node);
  }

  private SqlNode respelled(SqlCall call, Statement statement) {
    SqlParserPos at = call.getParserPosition();
    return switch (call.getKind()) {
      case LIKE -> isIgnoringCase(call) ? like(call, statement) : call;
      case SOME, ALL -> quantified(call, statement);
      case SAFE_CAST -> SqlLibraryOperators.SAFE_CAST.createCall(at, call.getOperandList());
      default -> call;
    };
  }

  static boolean isIgnoringCase(SqlCall call) {
    return call.getOperator().equals(SqlLibraryOperators.ILIKE)
        || call.getOperator().equals(SqlLibraryOperators.NOT_ILIKE);
  }

  private SqlNode like(SqlCall call, Statement statement) {
    SqlParserPos at = call.getParserPosition();
    List<SqlNode> operands = new ArrayList<>(call.getOperandList());
    for (int i = 0; i < 2; i++) {
      operands.set(i, lower.createCall(operands.get(i).getParserPosition(), operands.get(i)));
    }
    if (operands.size() > 2
        && !(operands.get(2) instanceof SqlLiteral escape
            && escape.getValueAs(String.class).matches("[^\\p{L}]"))) {
      statement
          .diagnostics()
          .add(
              "arguments",
              operands.get(2).getParserPosition(),
              "ILIKE escapes by a character that is no letter");
    }
    boolean negated = call.getOperator().equals(SqlLibraryOperators.NOT_ILIKE);
    SqlOperator like = negated ? SqlStdOperatorTable.NOT_LIKE : SqlStdOperatorTable.LIKE;
    return like.createCall(at, operands);
  }

  private static SqlNode quantified(SqlCall call, Statement statement) {
    SqlKind comparison = ((SqlQuantifyOperator) call.getOperator()).comparisonKind;
    boolean query = call.operand(1).getKind().belongsTo(SqlKind.QUERY);
    boolean in = call.getKind() == SqlKind.SOME && comparison == SqlKind.EQUALS;
    boolean notIn = call.getKind() == SqlKind.ALL && comparison == SqlKind.NOT_EQUALS;
    if (!query || !(in || notIn)) {
      statement
          .diagnostics()
          .add(
              "unsupported",
              call.getParserPosition(),
              query
                  ? call.getOperator().getName()
                      + " is not part of the dialect: write EXISTS (SELECT 1 ... WHERE ...) or its"
                      + " negation"
                  : "ANY and ALL take a query; for a list write list_contains(list, value)");
      return call;
    }
    SqlOperator operator = in ? SqlStdOperatorTable.IN : SqlStdOperatorTable.NOT_IN;
    return operator.createCall(call.getParserPosition(), call.getOperandList());
  }
}
