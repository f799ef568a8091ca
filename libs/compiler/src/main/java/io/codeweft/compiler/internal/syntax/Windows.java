package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.functions.NullableElements;
import io.codeweft.compiler.internal.lane.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Every window in one spelling: names put away, FILTER as a CASE inside the aggregate, and what a
 * frame reads that may hold no row marked as nullable. A function that asks for an order must have
 * one, else its result differs from run to run.
 */
public final class Windows implements SyntaxStep {
  private static final Set<SqlKind> ORDERED =
      Set.of(
          SqlKind.ROW_NUMBER,
          SqlKind.RANK,
          SqlKind.DENSE_RANK,
          SqlKind.LAG,
          SqlKind.LEAD,
          SqlKind.FIRST_VALUE,
          SqlKind.LAST_VALUE);

  /** Aggregates that do not see nulls, so that a row can be left out by giving them one. */
  private static final Set<String> SKIPS_NULLS =
      Set.of("COUNT", "SUM", "MIN", "MAX", "AVG", "BOOL_AND", "BOOL_OR");

  @Override
  public String identity() {
    return "windows/2";
  }

  @Override
  public SqlNode apply(SqlNode tree, Statement statement) {
    return Trees.rewritten(tree, new Rewriter(statement));
  }

  private static final class Rewriter extends SqlShuttle {
    private final Statement statement;
    private final Deque<NamedWindows> scopes = new ArrayDeque<>();

    Rewriter(Statement statement) {
      this.statement = statement;
      scopes.push(new NamedWindows(statement.diagnostics()));
    }

    @Override
    public SqlNode visit(SqlCall call) {
      if (call instanceof SqlSelect select) {
        scopes.push(NamedWindows.of(select, statement.diagnostics()));
        SqlNode visited = Objects.requireNonNull(super.visit(call));
        scopes.pop();
        return visited;
      }
      SqlNode visited = Objects.requireNonNull(super.visit(call));
      return visited instanceof SqlCall over && over.getKind() == SqlKind.OVER
          ? over(over)
          : visited;
    }

    private SqlNode over(SqlCall over) {
      SqlNode inner = over.operand(0);
      SqlWindow window = scopes.element().resolved(over.operand(1));
      boolean nulls =
          inner.getKind() == SqlKind.IGNORE_NULLS || inner.getKind() == SqlKind.RESPECT_NULLS;
      SqlCall function = (SqlCall) (nulls ? ((SqlCall) inner).operand(0) : inner);
      if (function.getKind() == SqlKind.FILTER) {
        function = filtered(function);
      }
      checkFunction(function, window, over);
      if (mayBeEmpty(window)
          && function.getKind() != SqlKind.COUNT
          && function.operandCount() > 0) {
        function = withFirst(function, NullableElements.VALUE, function.operand(0));
      }
      SqlNode called =
          nulls
              ? ((SqlCall) inner).getOperator().createCall(inner.getParserPosition(), function)
              : function;
      return over.getOperator().createCall(over.getParserPosition(), called, window);
    }

    private static SqlCall withFirst(
        SqlCall function, NullableElements operator, SqlNode argument) {
      List<SqlNode> arguments = new ArrayList<>(function.getOperandList());
      arguments.set(0, operator.createCall(argument.getParserPosition(), argument));
      return recalled(function, arguments);
    }

    private static SqlCall recalled(SqlCall function, List<SqlNode> arguments) {
      return function
          .getOperator()
          .createCall(function.getFunctionQuantifier(), function.getParserPosition(), arguments);
    }

    /** {@code f(x) FILTER (WHERE c)} is {@code f(CASE WHEN c THEN x END)}. */
    private SqlCall filtered(SqlCall filter) {
      SqlParserPos at = filter.getParserPosition();
      if (!(filter.operand(0) instanceof SqlCall function)
          || !SKIPS_NULLS.contains(function.getOperator().getName().toUpperCase(Locale.ROOT))) {
        statement
            .diagnostics()
            .add(
                "window",
                at,
                "FILTER before OVER takes count, sum, min, max, avg, bool_and, bool_or");
        return filter.operand(0);
      }
      SqlNode first = function.operandCount() == 0 ? null : function.operand(0);
      boolean star = first == null || (first instanceof SqlIdentifier id && id.isStar());
      SqlNode value = star ? SqlLiteral.createExactNumeric("1", at) : first;
      SqlNode only =
          new SqlCase(
              at,
              null,
              SqlNodeList.of(filter.operand(1)),
              new SqlNodeList(List.of(value), at),
              SqlLiteral.createNull(at));
      return recalled(function, List.of(only));
    }

    private void checkFunction(SqlCall function, SqlWindow window, SqlCall over) {
      SqlParserPos at = over.getParserPosition();
      if (function.getKind() == SqlKind.WITHIN_GROUP) {
        statement
            .diagnostics()
            .add(
                "window",
                at,
                "an aggregate with an order of its own cannot stand before OVER; group in a"
                    + " sub-query and join it");
      } else if (ORDERED.contains(function.getKind()) && window.getOrderList().isEmpty()) {
        statement
            .diagnostics()
            .add(
                "non-deterministic",
                at,
                function.getOperator().getName()
                    + " needs an order: OVER (... ORDER BY x), else it differs from run to run");
      }
    }

    private static boolean mayBeEmpty(SqlWindow window) {
      SqlNode upper = window.getUpperBound();
      SqlNode lower = window.getLowerBound();
      boolean early = upper != null && upper.getKind() == SqlKind.PRECEDING;
      boolean late = lower != null && lower.getKind() == SqlKind.FOLLOWING;
      SqlLiteral exclude = window.getExclude();
      boolean without =
          exclude != null
              && (SqlWindow.isExcludeCurrentRow(exclude) || SqlWindow.isExcludeGroup(exclude));
      return early || late || without;
    }
  }
}
