package io.codeweft.compiler.internal.syntax;

import io.codeweft.contracts.schema.Schema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** The aliases of one FROM clause, as far as they are known without types. */
final class FromScope {

  /**
   * @param element whether the alias is an UNNEST without a column list, so that it names its one
   *     column too
   * @param columns lower case; empty when not known without types
   */
  private record Item(boolean element, Set<String> columns) {}

  private final Map<String, Item> items = new HashMap<>();

  static FromScope of(@Nullable SqlNode from, Map<String, Schema> tables) {
    FromScope scope = new FromScope();
    if (from != null) {
      scope.collect(from, tables);
    }
    return scope;
  }

  boolean knows(String alias) {
    return items.containsKey(lower(alias));
  }

  boolean isElement(String alias) {
    Item item = items.get(lower(alias));
    return item != null && item.element();
  }

  /** The alias of the only table that is known to have the column, or null. */
  @Nullable String aliasOf(String column) {
    List<String> owners =
        items.entrySet().stream()
            .filter(item -> item.getValue().columns().contains(lower(column)))
            .map(Map.Entry::getKey)
            .toList();
    return owners.size() == 1 ? owners.getFirst() : null;
  }

  private void collect(SqlNode from, Map<String, Schema> tables) {
    switch (from) {
      case SqlJoin join -> {
        collect(join.getLeft(), tables);
        collect(join.getRight(), tables);
      }
      case SqlIdentifier table -> {
        String name = lower(table.names.getLast());
        items.put(name, new Item(false, columns(table, tables)));
      }
      case SqlCall call when call.getKind() == SqlKind.TABLE_REF ->
          collect(call.operand(0), tables);
      case SqlCall call when call.getKind() == SqlKind.AS -> collectAlias(call, tables);
      default -> {}
    }
  }

  private void collectAlias(SqlCall as, Map<String, Schema> tables) {
    SqlNode aliased = withoutLateral(as.operand(0));
    String alias = lower(((SqlIdentifier) as.operand(1)).getSimple());
    if (as.operandCount() > 2) {
      Set<String> columns = new HashSet<>();
      for (SqlNode column : as.getOperandList().subList(2, as.operandCount())) {
        columns.add(lower(((SqlIdentifier) column).getSimple()));
      }
      items.put(alias, new Item(false, columns));
    } else {
      boolean element = aliased.getKind() == SqlKind.UNNEST;
      items.put(alias, new Item(element, columns(aliased, tables)));
    }
  }

  private static Set<String> columns(SqlNode table, Map<String, Schema> tables) {
    SqlNode bare = table.getKind() == SqlKind.TABLE_REF ? ((SqlCall) table).operand(0) : table;
    Schema schema =
        bare instanceof SqlIdentifier id ? tables.get(lower(String.join(".", id.names))) : null;
    Set<String> columns = new HashSet<>();
    if (schema != null) {
      schema.names().forEach(name -> columns.add(lower(name)));
    }
    return columns;
  }

  static SqlNode withoutLateral(SqlNode node) {
    return node.getKind() == SqlKind.LATERAL ? withoutLateral(((SqlCall) node).operand(0)) : node;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
