package io.codeweft.compiler.internal.row;

import io.codeweft.compiler.internal.lane.Statement;
import io.codeweft.compiler.internal.syntax.SyntaxStep;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** An expression that looks at one row: no sub-query, aggregate or window. */
public final class RowGate implements SyntaxStep {
  private final String identity;
  private final String why;
  private final String instead;

  private RowGate(String identity, String why, String instead) {
    this.identity = identity;
    this.why = why;
    this.instead = instead;
  }

  /** For an expression of a registry row. */
  public static RowGate ofRows() {
    return new RowGate(
        "row-gate/1",
        "an expression of a row sees one row of its view",
        "write a view that has the value as a column");
  }

  /** For the expression of a function. */
  public static RowGate ofFunctions() {
    return new RowGate(
        "function-gate/1",
        "the expression of a function sees its arguments alone",
        "give the value as an argument");
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public SqlNode apply(SqlNode tree, Statement statement) {
    tree.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            if (SqlKind.QUERY.contains(call.getKind()) || call.getKind() == SqlKind.UNNEST) {
              refuse(call, "a sub-query", statement);
              return null;
            }
            if (call.getKind() == SqlKind.OVER) {
              refuse(call, "a window", statement);
              return null;
            }
            if (call.getOperator().isAggregator() || call.getKind() == SqlKind.FILTER) {
              refuse(call, "an aggregate", statement);
              return null;
            }
            return super.visit(call);
          }

          @Override
          public @Nullable Void visit(SqlIdentifier name) {
            if (name.isStar()) {
              refuse(name, "'*'", statement);
            }
            return null;
          }
        });
    return tree;
  }

  private void refuse(SqlNode at, String what, Statement statement) {
    statement
        .diagnostics()
        .add(
            "unsupported",
            at.getParserPosition(),
            why + ", so it cannot hold " + what + "; " + instead);
  }
}
