package io.codeweft.compiler.internal.recursion;

import io.codeweft.compiler.internal.lane.Statement;
import io.codeweft.compiler.internal.lane.Step;
import io.codeweft.compiler.internal.syntax.Trees;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSetOperator;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Takes recursive WITH items out of a tree, so that seed, step and the rest are typed one after the
 * other. What named an item then names a table of its own.
 */
public final class RecursiveItems implements Step {
  @Override
  public String identity() {
    return "recursive-items/1 levels="
        + Recursion.DEFAULT_LEVELS
        + " of at most "
        + Recursion.MOST_LEVELS;
  }

  /**
   * @param body the tree without its recursive items
   * @param items in an order in which each reads only those before it
   */
  public record Extracted(SqlNode body, List<RecursiveItem> items) {
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      items.forEach(item -> text.append(item).append('\n'));
      return text.append(body).toString();
    }
  }

  /**
   * @throws io.codeweft.compiler.internal.lane.Refusal when an item is not linear
   */
  public Extracted extract(SqlNode tree, Statement statement) {
    Extraction extraction = new Extraction(statement);
    SqlNode body = Objects.requireNonNull(tree.accept(extraction));
    statement.diagnostics().stopIfAny();
    return new Extracted(body, List.copyOf(extraction.items));
  }

  private static final class Extraction extends SqlShuttle {
    private final Statement statement;
    private final List<RecursiveItem> items = new ArrayList<>();

    /** What names of WITH items stand for: a table of ours, or (empty) an item that stays. */
    private final Deque<Map<String, String>> scopes = new ArrayDeque<>();

    /** WITH items that stay, of all enclosing scopes, outermost first. */
    private final List<SqlNode> visible = new ArrayList<>();

    private int named;

    Extraction(Statement statement) {
      this.statement = statement;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      return switch (call) {
        case SqlWith with -> with(with);
        case SqlSelect select -> select(select);
        default -> super.visit(call);
      };
    }

    private SqlNode select(SqlSelect select) {
      if (select.getFrom() != null) {
        select.setFrom(from(select.getFrom(), false));
      }
      select.setSelectList((SqlNodeList) visited(select.getSelectList()));
      select.setWhere(visited(select.getWhere()));
      select.setGroupBy((SqlNodeList) visited(select.getGroup()));
      select.setHaving(visited(select.getHaving()));
      select.setQualify(visited(select.getQualify()));
      select.setOrderBy((SqlNodeList) visited(select.getOrderList()));
      return select;
    }

    private @Nullable SqlNode visited(@Nullable SqlNode node) {
      return node == null ? null : node.accept(this);
    }

    private SqlNode from(SqlNode from, boolean named) {
      return switch (from) {
        case SqlIdentifier table -> table(table, named);
        case SqlJoin join -> {
          join.setLeft(from(join.getLeft(), false));
          join.setRight(from(join.getRight(), false));
          SqlNode condition = join.getCondition();
          if (condition != null) {
            join.setOperand(5, condition.accept(this));
          }
          yield join;
        }
        case SqlBasicCall call when call.getKind() == SqlKind.AS -> {
          call.setOperand(0, from(call.operand(0), true));
          yield call;
        }
        case SqlBasicCall call when call.getKind() == SqlKind.LATERAL -> {
          call.setOperand(0, from(call.operand(0), named));
          yield call;
        }
        case SqlCall call when call.getKind() == SqlKind.TABLE_REF -> from(call.operand(0), named);
        default -> Objects.requireNonNull(from.accept(this));
      };
    }

    private SqlNode table(SqlIdentifier table, boolean named) {
      String name = Mentions.name(table);
      String ours =
          scopes.stream()
              .filter(scope -> scope.containsKey(name))
              .map(scope -> scope.get(name))
              .findFirst()
              .orElse("");
      if (ours.isEmpty()) {
        return table;
      }
      SqlParserPos at = table.getParserPosition();
      SqlIdentifier renamed = new SqlIdentifier(ours, at);
      return named ? renamed : SqlStdOperatorTable.AS.createCall(at, renamed, table);
    }

    private SqlNode with(SqlWith with) {
      Map<String, String> scope = new HashMap<>();
      int outer = visible.size();
      scopes.push(scope);
      List<SqlNode> kept = new ArrayList<>();
      for (SqlNode node : with.withList) {
        SqlWithItem item = (SqlWithItem) node;
        String name = Mentions.name(item.name);
        if (item.recursive.booleanValue() && Mentions.of(name, item.query) > 0) {
          recursive(item, name, scope);
        } else {
          SqlWithItem plain = plain(item);
          scope.put(name, "");
          kept.add(plain);
          visible.add(plain);
        }
      }
      SqlNode body = Objects.requireNonNull(with.body.accept(this));
      scopes.pop();
      visible.subList(outer, visible.size()).clear();
      return kept.isEmpty()
          ? body
          : new SqlWith(
              with.getParserPosition(),
              new SqlNodeList(kept, with.withList.getParserPosition()),
              body);
    }

    private SqlWithItem plain(SqlWithItem item) {
      return new SqlWithItem(
          item.getParserPosition(),
          item.name,
          item.columnList,
          Objects.requireNonNull(item.query.accept(this)),
          SqlLiteral.createBoolean(false, item.getParserPosition()));
    }

    private void recursive(SqlWithItem item, String name, Map<String, String> scope) {
      boolean union =
          item.query.getKind() == SqlKind.UNION && ((SqlCall) item.query).operandCount() == 2;
      if (!union) {
        refuse(item, "write seed UNION ALL step, or seed UNION step");
        return;
      }
      SqlCall both = (SqlCall) item.query;
      if (Mentions.of(name, both.operand(0)) > 0) {
        refuse(item, "the part before the last UNION names it too; only the part after it may");
        return;
      }
      SqlNode step = both.operand(1);
      String problem = LinearStep.problem(step, name, Mentions.of(name, step));
      if (problem != null) {
        refuse(item, problem);
        return;
      }
      SqlNode seed = withVisible(Objects.requireNonNull(both.operand(0).accept(this)));
      String table = name + "#" + named++;
      scope.put(name, table);
      SqlNode next = withVisible(Objects.requireNonNull(step.accept(this)));
      items.add(
          new RecursiveItem(
              item.name.getSimple(),
              table,
              columns(item),
              seed,
              next,
              ((SqlSetOperator) both.getOperator()).isAll(),
              statement.levels().of(item).orElse(Recursion.DEFAULT_LEVELS),
              item.name.getParserPosition()));
    }

    /** A copy: the validator writes into the trees it sees, and the items are seen again. */
    private SqlNode withVisible(SqlNode query) {
      SqlNode copy = Trees.copy(query);
      return visible.isEmpty()
          ? copy
          : new SqlWith(
              query.getParserPosition(),
              (SqlNodeList) Trees.copy(new SqlNodeList(visible, SqlParserPos.ZERO)),
              copy);
    }

    private static List<String> columns(SqlWithItem item) {
      List<String> columns = new ArrayList<>();
      if (item.columnList != null) {
        item.columnList.forEach(column -> columns.add(((SqlIdentifier) column).getSimple()));
      }
      return columns;
    }

    private void refuse(SqlWithItem item, String message) {
      statement
          .diagnostics()
          .add(
              "recursion",
              item.name.getParserPosition(),
              "recursive '" + item.name.getSimple().toLowerCase(Locale.ROOT) + "': " + message);
    }
  }
}
