package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.lane.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code a LEFT SEMI JOIN b ON c} becomes {@code WHERE EXISTS (SELECT 1 FROM b WHERE c)}, {@code
 * LEFT ANTI JOIN} the negation: Calcite parses the joins but cannot translate them. A semi join
 * only filters, so it may move up through inner joins and the left side of left joins.
 */
public final class SemiJoinSyntax implements SyntaxStep {
  @Override
  public String identity() {
    return "semi-join-syntax/2";
  }

  @Override
  public SqlNode apply(SqlNode tree, Statement statement) {
    return Trees.rewrittenCalls(
        tree,
        node -> {
          if (node instanceof SqlSelect select) {
            new Extraction(statement).rewrite(select);
          }
          return node;
        });
  }

  private static final class Extraction {
    private final Statement statement;
    private final List<SqlNode> filters = new ArrayList<>();

    Extraction(Statement statement) {
      this.statement = statement;
    }

    void rewrite(SqlSelect select) {
      if (select.getFrom() == null) {
        return;
      }
      select.setFrom(from(select.getFrom(), true));
      for (SqlNode filter : filters) {
        select.setWhere(and(select.getWhere(), filter));
      }
    }

    /** The FROM clause without its semi joins; {@code movable} while their filter may move up. */
    private SqlNode from(SqlNode from, boolean movable) {
      refuseAlias(from);
      if (!(from instanceof SqlJoin join)) {
        return from;
      }
      JoinType type = join.getJoinType();
      boolean semi = type == JoinType.LEFT_SEMI_JOIN;
      if (semi || type == JoinType.LEFT_ANTI_JOIN) {
        SqlNode left = from(join.getLeft(), movable);
        addFilter(join, !semi, movable);
        return left;
      }
      boolean keepsLeft = type == JoinType.INNER || type == JoinType.CROSS;
      keepsLeft |= type == JoinType.COMMA || type == JoinType.LEFT;
      join.setLeft(from(join.getLeft(), movable && keepsLeft));
      join.setRight(from(join.getRight(), false));
      return join;
    }

    private void addFilter(SqlJoin join, boolean anti, boolean movable) {
      SqlParserPos at = join.getParserPosition();
      SqlNode condition = condition(join);
      if (!movable || condition == null) {
        refuse(
            at,
            "a semi or anti join needs ON, or USING columns of tables that are known here, and"
                + " stands left of other joins; or write EXISTS");
        return;
      }
      SqlNode exists =
          SqlStdOperatorTable.EXISTS.createCall(at, exists(join.getRight(), condition, at));
      filters.add(anti ? SqlStdOperatorTable.NOT.createCall(at, exists) : exists);
    }

    private @Nullable SqlNode condition(SqlJoin join) {
      return switch (join.getConditionType()) {
        case ON -> join.getCondition();
        case USING -> equal(join, (SqlNodeList) Objects.requireNonNull(join.getCondition()));
        case NONE -> null;
      };
    }

    /**
     * {@code USING (c)} as {@code left.c = right.c}, or null when it is not known whose c it is.
     */
    private @Nullable SqlNode equal(SqlJoin join, SqlNodeList columns) {
      KnownColumns tables = KnownColumns.of(statement.tables());
      FromScope left = FromScope.of(join.getLeft(), tables);
      FromScope right = FromScope.of(join.getRight(), tables);
      SqlNode all = null;
      for (SqlNode node : columns) {
        SqlIdentifier column = (SqlIdentifier) node;
        SqlNode first = left.column(column);
        SqlNode second = right.column(column);
        if (first == null || second == null) {
          return null;
        }
        SqlNode equals =
            SqlStdOperatorTable.EQUALS.createCall(column.getParserPosition(), first, second);
        all = and(all, equals);
      }
      return all;
    }

    private void refuse(SqlParserPos at, String message) {
      statement.diagnostics().add("unsupported", at, message);
    }

    private static SqlSelect exists(SqlNode table, SqlNode condition, SqlParserPos at) {
      SqlNodeList one = SqlNodeList.of(SqlLiteral.createExactNumeric("1", at));
      return new SqlSelect(
          at, null, one, table, condition, null, null, null, null, null, null, null, null);
    }

    /** {@code a SEMI JOIN b} parses as an inner join of a table named "semi". */
    private void refuseAlias(SqlNode from) {
      if (from.getKind() == SqlKind.AS
          && ((SqlCall) from).operand(1) instanceof SqlIdentifier alias
          && List.of("semi", "anti").contains(alias.getSimple().toLowerCase(Locale.ROOT))) {
        refuse(
            alias.getParserPosition(),
            "write LEFT " + alias.getSimple().toUpperCase(Locale.ROOT) + " JOIN");
      }
    }

    private static SqlNode and(@Nullable SqlNode where, SqlNode filter) {
      return where == null
          ? filter
          : SqlStdOperatorTable.AND.createCall(filter.getParserPosition(), where, filter);
    }
  }
}
