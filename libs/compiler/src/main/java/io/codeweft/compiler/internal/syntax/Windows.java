package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.lane.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * What a window must have: an order where the function asks for one, else its result differs from
 * run to run; and the current row in its frame, else aggregates over it can be null where their
 * type says otherwise.
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

  @Override
  public String identity() {
    return "windows/1";
  }

  @Override
  public SqlNode apply(SqlNode tree, Statement statement) {
    Map<String, SqlWindow> named = new HashMap<>();
    tree.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            if (call instanceof SqlWindow window) {
              checkFrame(window, statement);
              if (window.getDeclName() != null) {
                named.put(lower(window.getDeclName()), window);
              }
            }
            return super.visit(call);
          }
        });
    tree.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            if (call.getKind() == SqlKind.OVER) {
              checkOrder(call, named, statement);
            }
            return super.visit(call);
          }
        });
    return tree;
  }

  private static void checkFrame(SqlWindow window, Statement statement) {
    boolean early = window.getUpperBound() != null && isBefore(window.getUpperBound());
    boolean late = window.getLowerBound() != null && isAfter(window.getLowerBound());
    String exclude = String.valueOf(window.getExclude());
    if (early || late || exclude.contains("CURRENT ROW") || exclude.contains("GROUP")) {
      statement
          .diagnostics()
          .add(
              "unsupported",
              window.getParserPosition(),
              "a window frame must contain the current row; use LAG or LEAD for rows around it");
    }
  }

  private static boolean isBefore(SqlNode bound) {
    return bound.getKind() == SqlKind.PRECEDING || SqlWindow.isUnboundedPreceding(bound);
  }

  private static boolean isAfter(SqlNode bound) {
    return bound.getKind() == SqlKind.FOLLOWING || SqlWindow.isUnboundedFollowing(bound);
  }

  private static void checkOrder(SqlCall over, Map<String, SqlWindow> named, Statement statement) {
    SqlNode inner = over.operand(0);
    SqlCall function =
        inner instanceof SqlCall nulls
                && (nulls.getKind() == SqlKind.IGNORE_NULLS
                    || nulls.getKind() == SqlKind.RESPECT_NULLS)
            ? nulls.operand(0)
            : (SqlCall) inner;
    boolean needed =
        function.getOperator() instanceof SqlFunction operator
            && ORDERED.contains(operator.getKind());
    SqlWindow window =
        over.operand(1) instanceof SqlIdentifier name
            ? named.get(lower(name))
            : (SqlWindow) over.operand(1);
    if (needed && window != null && !hasOrder(window, named)) {
      statement
          .diagnostics()
          .add(
              "non-deterministic",
              over.getParserPosition(),
              function.getOperator().getName()
                  + " needs an order: OVER (... ORDER BY x), else it differs from run to run");
    }
  }

  private static boolean hasOrder(SqlWindow window, Map<String, SqlWindow> named) {
    if (!window.getOrderList().isEmpty()) {
      return true;
    }
    SqlIdentifier base = window.getRefName();
    SqlWindow referred = base == null ? null : named.get(lower(base));
    return referred != null && !referred.getOrderList().isEmpty();
  }

  private static String lower(SqlIdentifier name) {
    return name.getSimple().toLowerCase(Locale.ROOT);
  }
}
