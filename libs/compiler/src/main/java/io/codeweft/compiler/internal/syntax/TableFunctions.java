package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.functions.FunctionTable;
import io.codeweft.compiler.internal.functions.TableFunction;
import io.codeweft.compiler.internal.lane.Statement;
import io.codeweft.contracts.text.Nearest;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Calls of table functions in FROM become queries, with the name of the function if they have none.
 */
public final class TableFunctions implements SyntaxStep {
  private final FunctionTable functions;

  public TableFunctions(FunctionTable functions) {
    this.functions = functions;
  }

  @Override
  public String identity() {
    return "table-functions/1 rows=" + TableFunction.Range.MOST_ROWS;
  }

  @Override
  public SqlNode apply(SqlNode tree, Statement statement) {
    return Trees.rewritten(tree, new Rewriter(statement));
  }

  private final class Rewriter extends SqlShuttle {
    private final Statement statement;

    Rewriter(Statement statement) {
      this.statement = statement;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      if (call.getKind() == SqlKind.COLLECTION_TABLE) {
        SqlCall function = call.operand(0);
        SqlIdentifier name =
            new SqlIdentifier(FunctionResolution.name(function), call.getParserPosition());
        return SqlStdOperatorTable.AS.createCall(call.getParserPosition(), query(call), name);
      }
      if (call.getKind() == SqlKind.AS && call.operand(0).getKind() == SqlKind.COLLECTION_TABLE) {
        List<SqlNode> operands = new ArrayList<>(call.getOperandList());
        operands.set(0, query(call.operand(0)));
        return SqlStdOperatorTable.AS.createCall(call.getParserPosition(), operands);
      }
      return super.visit(call);
    }

    private SqlNode query(SqlCall table) {
      SqlCall call = table.operand(0);
      String name = FunctionResolution.name(call);
      SqlParserPos at = call.getParserPosition();
      SqlOperator operator = functions.find(name).orElse(null);
      if (!(operator instanceof TableFunction function)) {
        List<String> known =
            functions.names().stream()
                .filter(n -> functions.find(n).orElse(null) instanceof TableFunction)
                .toList();
        statement
            .diagnostics()
            .add(
                "unknown-function",
                at,
                operator == null
                    ? "unknown table function '" + name + "'"
                    : "'" + name + "' gives a value, not a table; call it in SELECT or WHERE",
                operator == null ? Nearest.to(name, known) : null);
        return table;
      }
      List<SqlNode> arguments =
          new Arguments(function.signature(), statement.diagnostics())
              .ordered(call.getOperandList(), at);
      new CallChecks(functions, statement.diagnostics()).arguments(function, arguments, at);
      if (!statement.diagnostics().isEmpty()) {
        return table;
      }
      return switch (function) {
        case TableFunction.Constant constant -> TableQueries.of(constant, at);
        case TableFunction.Range range -> range(range, arguments, table);
      };
    }

    private SqlNode range(TableFunction.Range range, List<SqlNode> arguments, SqlCall table) {
      List<BigInteger> numbers = new ArrayList<>();
      for (SqlNode argument : arguments) {
        BigInteger number = number(argument);
        if (number == null) {
          refuse(
              argument,
              range.getName() + " takes literals of int64; signature: " + range.signature());
          return table;
        }
        numbers.add(number);
      }
      BigInteger step = numbers.get(2);
      if (step.signum() == 0) {
        refuse(arguments.get(2), "a step of 0 never reaches the end");
        return table;
      }
      BigInteger rows = rows(numbers.get(0), numbers.get(1), step);
      if (rows.compareTo(BigInteger.valueOf(TableFunction.Range.MOST_ROWS)) > 0) {
        statement
            .diagnostics()
            .add(
                "too-large",
                table.getParserPosition(),
                range.getName()
                    + " gives "
                    + rows
                    + " rows; at most "
                    + TableFunction.Range.MOST_ROWS
                    + " are allowed");
        return table;
      }
      return TableQueries.range(
          range, numbers.get(0), step, rows.intValue(), table.getParserPosition());
    }

    private void refuse(SqlNode at, String message) {
      statement.diagnostics().add("arguments", at.getParserPosition(), message);
    }
  }

  /** How many numbers there are from the first up to the end, which is not among them. */
  private static BigInteger rows(BigInteger start, BigInteger stop, BigInteger step) {
    BigInteger way = stop.subtract(start);
    if (way.signum() != step.signum()) {
      return BigInteger.ZERO;
    }
    BigInteger[] whole = way.abs().divideAndRemainder(step.abs());
    return whole[1].signum() == 0 ? whole[0] : whole[0].add(BigInteger.ONE);
  }

  private static @Nullable BigInteger number(SqlNode node) {
    boolean negative = node.getKind() == SqlKind.MINUS_PREFIX;
    SqlNode digits = negative ? ((SqlCall) node).operand(0) : node;
    if (!(digits instanceof SqlNumericLiteral literal) || !literal.isInteger()) {
      return null;
    }
    BigInteger value = literal.bigDecimalValue().toBigIntegerExact();
    BigInteger signed = negative ? value.negate() : value;
    return signed.bitLength() < Long.SIZE ? signed : null;
  }
}
