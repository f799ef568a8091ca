package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.lane.Statement;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * The dialect has no decimals: {@code 0.5} is a float64. Dates, times and intervals are refused,
 * since no schema type carries them.
 */
public final class Literals implements SyntaxStep {
  @Override
  public String identity() {
    return "literals/1";
  }

  @Override
  public SqlNode apply(SqlNode tree, Statement statement) {
    return Trees.rewritten(
        tree,
        new SqlShuttle() {
          @Override
          public SqlNode visit(SqlLiteral literal) {
            return checked(literal, statement);
          }
        });
  }

  private static SqlNode checked(SqlLiteral literal, Statement statement) {
    if (literal instanceof SqlNumericLiteral number
        && number.getTypeName() == SqlTypeName.DECIMAL
        && !number.isInteger()) {
      return SqlLiteral.createApproxNumeric(number.toValue() + "E0", literal.getParserPosition());
    }
    boolean temporal =
        literal instanceof SqlIntervalLiteral
            || literal.getTypeName() == SqlTypeName.UNKNOWN
            || SqlTypeName.DATETIME_TYPES.contains(literal.getTypeName());
    if (temporal) {
      statement
          .diagnostics()
          .add(
              "type",
              literal.getParserPosition(),
              "dates, times and intervals are not part of the dialect; keep them as text or int64");
    }
    return literal;
  }
}
