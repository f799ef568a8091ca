package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.lane.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** {@code GROUP BY ALL}: every column of the select list that aggregates nothing is a key. */
public final class GroupByAll implements SyntaxStep {
  /** The grouping column that {@link Spelling} puts in place of ALL; no name of a text. */
  static final String MARK = "group by all";

  @Override
  public String identity() {
    return "group-by-all/1";
  }

  @Override
  public SqlNode apply(SqlNode tree, Statement statement) {
    return Trees.rewrittenCalls(
        tree,
        node -> {
          if (node instanceof SqlSelect select && isAll(select.getGroup())) {
            spellOut(select, statement);
          }
          return node;
        });
  }

  private static boolean isAll(@Nullable SqlNodeList group) {
    return group != null
        && group.size() == 1
        && group.get(0) instanceof SqlIdentifier id
        && id.isSimple()
        && id.getSimple().equals(MARK);
  }

  private static void spellOut(SqlSelect select, Statement statement) {
    SqlParserPos at = Objects.requireNonNull(select.getGroup()).get(0).getParserPosition();
    List<SqlNode> keys = new ArrayList<>();
    boolean aggregates = false;
    for (SqlNode item : select.getSelectList()) {
      SqlNode value = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
      if (value instanceof SqlIdentifier id && id.isStar()) {
        statement
            .diagnostics()
            .add("unsupported", at, "GROUP BY ALL cannot see the columns of *; name them");
        return;
      } else if (aggregates(value)) {
        aggregates = true;
      } else if (!(value instanceof SqlLiteral)) {
        keys.add(value);
      }
    }
    if (keys.isEmpty() && !aggregates) {
      statement.diagnostics().add("unsupported", at, "GROUP BY ALL finds no column to group by");
    }
    select.setGroupBy(keys.isEmpty() ? null : new SqlNodeList(keys, at));
  }

  private static boolean aggregates(SqlNode value) {
    boolean[] found = {false};
    value.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            boolean query = call.getKind().belongsTo(SqlKind.QUERY);
            boolean window = call.getKind() == SqlKind.OVER;
            found[0] |= !query && !window && call.getOperator() instanceof SqlAggFunction;
            return query || window ? null : super.visit(call);
          }
        });
    return found[0];
  }
}
