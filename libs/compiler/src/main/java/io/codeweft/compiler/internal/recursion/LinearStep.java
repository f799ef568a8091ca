package io.codeweft.compiler.internal.recursion;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * What a step must be for its rounds to mean the same on every engine: one SELECT that names the
 * recursive item once, in its FROM clause, where every row of it counts by itself.
 */
final class LinearStep {
  /** Joins that keep or drop a row of their left side, or right side, by that row alone. */
  private static final Set<JoinType> KEEPS_LEFT =
      EnumSet.of(
          JoinType.INNER,
          JoinType.CROSS,
          JoinType.COMMA,
          JoinType.LEFT,
          JoinType.LEFT_SEMI_JOIN,
          JoinType.LEFT_ANTI_JOIN);

  private static final Set<JoinType> KEEPS_RIGHT =
      EnumSet.of(JoinType.INNER, JoinType.CROSS, JoinType.COMMA, JoinType.RIGHT);

  private LinearStep() {}

  /** Why the query is no such step, or null. */
  static @Nullable String problem(SqlNode step, String name, int mentions) {
    if (!(step instanceof SqlSelect select)) {
      return "the part after UNION must be one SELECT, without WITH, ORDER BY, LIMIT or a set"
          + " operation of its own";
    }
    if (mentions > 1) {
      return "it is named "
          + mentions
          + " times in the part after UNION; only linear recursion is possible: name it once";
    }
    if (select.getFrom() == null || !isInFrom(select.getFrom(), name)) {
      return "name it directly in the FROM clause of the part after UNION, not in a sub-query and"
          + " not on the side of an outer, semi or anti join whose rows may be missing";
    }
    String clause = clause(select);
    return clause == null
        ? null
        : "the part after UNION has " + clause + "; do that in a query over the recursion";
  }

  private static boolean isInFrom(SqlNode from, String name) {
    return switch (from) {
      case SqlIdentifier table -> is(table, name);
      case SqlJoin join ->
          (KEEPS_LEFT.contains(join.getJoinType()) && isInFrom(join.getLeft(), name))
              || (KEEPS_RIGHT.contains(join.getJoinType()) && isInFrom(join.getRight(), name));
      case SqlCall call when call.getKind() == SqlKind.AS || call.getKind() == SqlKind.TABLE_REF ->
          isInFrom(call.operand(0), name);
      default -> false;
    };
  }

  private static boolean is(SqlIdentifier table, String name) {
    return String.join(".", table.names).toLowerCase(Locale.ROOT).equals(name);
  }

  private static @Nullable String clause(SqlSelect select) {
    if (select.isDistinct()) {
      return "DISTINCT";
    }
    if (select.getGroup() != null || select.getHaving() != null) {
      return "GROUP BY or HAVING";
    }
    if (select.getQualify() != null) {
      return "QUALIFY";
    }
    boolean limited = select.getFetch() != null || select.getOffset() != null;
    if (limited || (select.getOrderList() != null && !select.getOrderList().isEmpty())) {
      return "ORDER BY or LIMIT";
    }
    return aggregates(select.getSelectList()) ? "an aggregate or a window function" : null;
  }

  private static boolean aggregates(SqlNode items) {
    boolean[] found = {false};
    items.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            if (call.getKind().belongsTo(SqlKind.QUERY)) {
              return null;
            }
            found[0] |=
                call.getOperator() instanceof SqlAggFunction || call.getKind() == SqlKind.OVER;
            return super.visit(call);
          }
        });
    return found[0];
  }
}
