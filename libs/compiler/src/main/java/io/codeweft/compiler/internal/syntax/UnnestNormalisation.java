package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.functions.NullableElements;
import io.codeweft.compiler.internal.lane.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnnestOperator;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Gives every UNNEST a column list and every nested access its table, so that the validator
 * resolves them: {@code UNNEST(x) AS n} becomes {@code UNNEST(x) AS n(n)}, then {@code n.id} is
 * {@code n.n.id} and {@code n} is {@code n.n}; {@code span.bstart} becomes {@code t.span.bstart}; a
 * column of JOIN USING without a table gets the one that decides its value.
 */
public final class UnnestNormalisation implements SyntaxStep {
  @Override
  public String identity() {
    return "unnest-normalisation/4";
  }

  @Override
  public SqlNode apply(SqlNode tree, Statement statement) {
    return Trees.rewritten(tree, new Normaliser(statement));
  }

  private static final class Normaliser extends SqlShuttle {
    private final Statement statement;
    private final Deque<FromScope> scopes = new ArrayDeque<>();
    private KnownColumns tables;

    Normaliser(Statement statement) {
      this.statement = statement;
      this.tables = KnownColumns.of(statement.tables());
    }

    /** From the innermost scope outwards, but not past one that has, or may have, the column. */
    @Override
    public SqlNode visit(SqlIdentifier id) {
      String first = id.names.getFirst();
      boolean known = true;
      for (FromScope scope : scopes) {
        if (scope.knows(first)) {
          return scope.meansElement(id.names) ? prefixed(id, first) : id;
        }
        List<String> owners = known && !id.isStar() ? owners(id, scope) : List.of();
        if (!owners.isEmpty()) {
          return first(id, owners);
        }
        known &= scope.isKnown();
        if (scope.owns(first) || (id.isSimple() && !known)) {
          return id;
        }
      }
      return id;
    }

    private static List<String> owners(SqlIdentifier id, FromScope scope) {
      if (id.isSimple()) {
        return scope.commonColumnOf(id.getSimple());
      }
      String owner = scope.aliasOf(id.names.getFirst());
      return owner == null ? List.of() : List.of(owner);
    }

    private static SqlNode first(SqlIdentifier id, List<String> tables) {
      List<SqlNode> columns = new ArrayList<>();
      tables.forEach(table -> columns.add(prefixed(id, table)));
      return columns.size() == 1
          ? columns.getFirst()
          : SqlStdOperatorTable.COALESCE.createCall(id.getParserPosition(), columns);
    }

    /** What was a column keeps its name. */
    private SqlNodeList selectList(SqlNodeList items) {
      List<SqlNode> accepted = new ArrayList<>();
      for (SqlNode item : items) {
        SqlNode changed = accept(item);
        boolean unnamed = item instanceof SqlIdentifier && !(changed instanceof SqlIdentifier);
        accepted.add(
            unnamed
                ? SqlStdOperatorTable.AS.createCall(item.getParserPosition(), changed, item)
                : changed);
      }
      return new SqlNodeList(accepted, items.getParserPosition());
    }

    private static SqlIdentifier prefixed(SqlIdentifier id, String prefix) {
      return id.add(0, prefix, id.getComponentParserPosition(0));
    }

    @Override
    public SqlNode visit(SqlCall call) {
      return switch (call) {
        case SqlSelect select -> select(select);
        case SqlOrderBy order -> orderBy(order);
        case SqlWith with -> with(with);
        case SqlWindow window -> window(window);
        default ->
            switch (call.getKind()) {
              case AS -> replaced(call, 0, accept(call.operand(0)));
              case OVER -> over(call);
              case UNNEST -> misplaced(call);
              default -> Objects.requireNonNull(super.visit(call));
            };
      };
    }

    private SqlNode misplaced(SqlCall unnest) {
      refuse(unnest, "UNNEST belongs into FROM: FROM t, UNNEST(t.list) AS element");
      return unnest;
    }

    private SqlNode over(SqlCall over) {
      SqlNode window = over.operand(1);
      SqlNode changed = window instanceof SqlIdentifier ? window : accept(window);
      return over.getOperator()
          .createCall(over.getParserPosition(), accept(over.operand(0)), changed);
    }

    private SqlNode window(SqlWindow window) {
      window.setPartitionList((SqlNodeList) accept(window.getPartitionList()));
      window.setOrderList((SqlNodeList) accept(window.getOrderList()));
      return window;
    }

    private SqlNode with(SqlWith with) {
      KnownColumns outside = tables;
      List<SqlNode> items = new ArrayList<>();
      for (SqlNode node : with.withList) {
        SqlWithItem item = (SqlWithItem) node;
        items.add(
            new SqlWithItem(
                item.getParserPosition(),
                item.name,
                item.columnList,
                accept(item.query),
                item.recursive));
        tables = tables.with(item);
      }
      SqlNode body = accept(with.body);
      tables = outside;
      return new SqlWith(
          with.getParserPosition(),
          new SqlNodeList(items, with.withList.getParserPosition()),
          body);
    }

    private SqlNode orderBy(SqlOrderBy order) {
      SqlNode query = accept(order.query);
      SqlNodeList keys = order.orderList;
      if (order.query instanceof SqlSelect select) {
        scopes.push(FromScope.of(select.getFrom(), tables));
        keys = (SqlNodeList) accept(keys);
        scopes.pop();
      }
      return new SqlOrderBy(order.getParserPosition(), query, keys, order.offset, order.fetch);
    }

    private SqlNode select(SqlSelect select) {
      scopes.push(FromScope.of(select.getFrom(), tables));
      if (select.getFrom() != null) {
        select.setFrom(from(select.getFrom()));
      }
      select.setSelectList(selectList(select.getSelectList()));
      select.setWhere(acceptNullable(select.getWhere()));
      select.setGroupBy((SqlNodeList) acceptNullable(select.getGroup()));
      select.setHaving(acceptNullable(select.getHaving()));
      acceptNullable(select.getWindowList());
      select.setQualify(acceptNullable(select.getQualify()));
      select.setOrderBy((SqlNodeList) acceptNullable(select.getOrderList()));
      scopes.pop();
      return select;
    }

    private SqlNode from(SqlNode from) {
      return switch (from) {
        case SqlJoin join -> join(join);
        case SqlIdentifier table -> table;
        case SqlCall call ->
            switch (call.getKind()) {
              case AS -> alias(call);
              case TABLE_REF -> call;
              case LATERAL ->
                  SqlStdOperatorTable.LATERAL.createCall(
                      call.getParserPosition(), from(call.operand(0)));
              case UNNEST -> {
                refuse(call, "an UNNEST in FROM needs a name: UNNEST(...) AS element");
                yield call;
              }
              default -> accept(call);
            };
        default -> accept(from);
      };
    }

    private SqlNode join(SqlJoin join) {
      boolean backwards =
          join.getJoinType() == JoinType.RIGHT || join.getJoinType() == JoinType.FULL;
      if (backwards && isLateral(join.getRight())) {
        refuse(
            join.getRight(),
            "a lateral item has no rows without those on its left: write LEFT JOIN or CROSS JOIN");
      }
      join.setLeft(from(join.getLeft()));
      join.setRight(from(optional(join)));
      SqlNode condition = join.getCondition();
      if (condition == null || join.getConditionType() != JoinConditionType.ON) {
        return join;
      }
      return new SqlJoin(
          join.getParserPosition(),
          join.getLeft(),
          join.isNaturalNode(),
          join.getJoinTypeNode(),
          join.getRight(),
          join.getConditionTypeNode(),
          accept(condition));
    }

    private static boolean isLateral(SqlNode item) {
      SqlNode bare = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
      return bare.getKind() == SqlKind.LATERAL || bare.getKind() == SqlKind.UNNEST;
    }

    /** The right side of a join; the elements of a left-joined UNNEST may be null. */
    private static SqlNode optional(SqlJoin join) {
      SqlNode right = join.getRight();
      boolean unnest =
          join.getJoinType() == JoinType.LEFT
              && right.getKind() == SqlKind.AS
              && FromScope.withoutLateral(((SqlCall) right).operand(0)).getKind() == SqlKind.UNNEST;
      if (!unnest) {
        return right;
      }
      SqlCall call = (SqlCall) FromScope.withoutLateral(((SqlCall) right).operand(0));
      List<SqlNode> lists = new ArrayList<>();
      for (SqlNode list : call.getOperandList()) {
        lists.add(NullableElements.INSTANCE.createCall(list.getParserPosition(), list));
      }
      SqlNode wrapped = call.getOperator().createCall(call.getParserPosition(), lists);
      return replaced((SqlCall) right, 0, wrapped);
    }

    private SqlNode alias(SqlCall as) {
      SqlNode aliased = FromScope.withoutLateral(as.operand(0));
      if (!(aliased instanceof SqlCall unnest) || unnest.getKind() != SqlKind.UNNEST) {
        return replaced(as, 0, from(as.operand(0)));
      }
      boolean ordinality = ((SqlUnnestOperator) unnest.getOperator()).withOrdinality;
      int columns = as.operandCount() - 2;
      if (unnest.operandCount() != 1) {
        refuse(
            unnest,
            "UNNEST takes one list or map; to pair two write UNNEST(a) WITH ORDINALITY AS x(e, i)"
                + " LEFT JOIN UNNEST(b) WITH ORDINALITY AS y(e, i) ON x.i = y.i");
      }
      int positions = ordinality ? 1 : 0;
      if (ordinality && columns == 0) {
        refuse(as, "UNNEST WITH ORDINALITY needs a column list: AS t(element, position)");
      }
      if (columns > positions + 2 || (columns > 0 && columns <= positions)) {
        refuse(
            as,
            "UNNEST gives one column, or two of a map, and the position with WITH ORDINALITY: AS"
                + " t(element), AS t(key, value)");
      }
      List<SqlNode> operands = new ArrayList<>(as.getOperandList());
      operands.set(
          0,
          unnest.getOperator().createCall(unnest.getParserPosition(), accept(unnest.operand(0))));
      if (columns == 0) {
        operands.add(as.operand(1));
      }
      return SqlStdOperatorTable.AS.createCall(as.getParserPosition(), operands);
    }

    private static SqlNode replaced(SqlCall call, int operand, SqlNode with) {
      List<SqlNode> operands = new ArrayList<>(call.getOperandList());
      operands.set(operand, with);
      return call.getOperator().createCall(call.getParserPosition(), operands);
    }

    private SqlNode accept(SqlNode node) {
      return Objects.requireNonNull(node.accept(this));
    }

    private @Nullable SqlNode acceptNullable(@Nullable SqlNode node) {
      return node == null ? null : node.accept(this);
    }

    private void refuse(SqlNode at, String message) {
      SqlParserPos position = at.getParserPosition();
      statement.diagnostics().add("unnest", position, message);
    }
  }
}
