package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.lane.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Names of one WITH clause are distinct, and an item reads only those before it. */
public final class WithItems implements SyntaxStep {
  @Override
  public String identity() {
    return "with-items/1";
  }

  @Override
  public SqlNode apply(SqlNode tree, Statement statement) {
    tree.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            if (call instanceof SqlWith with) {
              check(with, statement);
            }
            return super.visit(call);
          }
        });
    return tree;
  }

  private static void check(SqlWith with, Statement statement) {
    Map<String, Integer> positions = new HashMap<>();
    List<SqlNode> items = with.withList.getList();
    for (int i = 0; i < items.size(); i++) {
      SqlWithItem item = (SqlWithItem) items.get(i);
      if (positions.putIfAbsent(name(item), i) != null) {
        statement
            .diagnostics()
            .add(
                "with",
                item.name.getParserPosition(),
                "WITH item '" + name(item) + "' is there already; rename one");
      }
    }
    Set<String> before = new HashSet<>();
    for (SqlNode node : items) {
      SqlWithItem item = (SqlWithItem) node;
      boolean recursive = item.recursive.booleanValue();
      for (TableReferences.Reference reference : TableReferences.of(item.query)) {
        String table = reference.table();
        boolean later = positions.containsKey(table) && !before.contains(table);
        if (later && recursive && !table.equals(name(item))) {
          statement
              .diagnostics()
              .add(
                  "with",
                  reference.position(),
                  "WITH item '"
                      + table
                      + "' comes later; items are read by those behind them only, so two cannot"
                      + " read each other");
        }
      }
      before.add(name(item));
    }
  }

  private static String name(SqlWithItem item) {
    return item.name.getSimple().toLowerCase(Locale.ROOT);
  }
}
