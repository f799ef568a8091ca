package io.codeweft.compiler.internal.syntax;

import io.codeweft.contracts.schema.Schema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.jspecify.annotations.Nullable;

/** The aliases of one FROM clause, as far as they are known without types. */
final class FromScope {

  /**
   * @param element whether the alias is an UNNEST without a column list, so that it names its one
   *     column too
   * @param columns lower case; empty when not known without types
   */
  private record Item(boolean element, Set<String> columns) {
    boolean isNamedLikeItsColumn(String alias) {
      return columns.size() == 1 && columns.contains(alias);
    }
  }

  private final Map<String, Item> items = new HashMap<>();

  /** Alias that gives a column of JOIN USING where it is written without one. */
  private final Map<String, String> common = new HashMap<>();

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

  /**
   * Whether the name means the element itself or a field of it, so that its column has to be put in
   * between. In {@code UNNEST(x) AS n(n)} both {@code n.id} and {@code n.n.id} are understood.
   */
  boolean meansElement(List<String> names) {
    String alias = lower(names.getFirst());
    Item item = items.get(alias);
    if (item == null || !item.element()) {
      return false;
    }
    boolean spelledOut =
        item.isNamedLikeItsColumn(alias) && names.size() > 1 && lower(names.get(1)).equals(alias);
    return !spelledOut;
  }

  /** The alias whose column stands for a column of JOIN USING, or null. */
  @Nullable String commonColumnOf(String column) {
    return common.get(lower(column));
  }

  /** A column that is written without its table, with it; null when that is not known. */
  @Nullable SqlIdentifier column(SqlIdentifier column) {
    String shared = commonColumnOf(column.getSimple());
    String alias = shared == null ? ownerOf(column.getSimple()) : shared;
    return alias == null
        ? null
        : new SqlIdentifier(List.of(alias, column.getSimple()), column.getParserPosition());
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
        FromScope left = of(join.getLeft(), tables);
        FromScope right = of(join.getRight(), tables);
        items.putAll(left.items);
        items.putAll(right.items);
        common.putAll(left.common);
        common.putAll(right.common);
        collectCommon(join, left, right);
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

  /** A full join has no such alias: there either side may be null. */
  private void collectCommon(SqlJoin join, FromScope left, FromScope right) {
    FromScope kept = join.getJoinType() == JoinType.RIGHT ? right : left;
    if (join.getConditionType() != JoinConditionType.USING
        || join.getJoinType() == JoinType.FULL
        || !(join.getCondition() instanceof SqlNodeList columns)) {
      return;
    }
    for (SqlNode node : columns) {
      String column = lower(((SqlIdentifier) node).getSimple());
      String alias = kept.common.getOrDefault(column, kept.ownerOf(column));
      if (alias != null) {
        common.put(column, alias);
      }
    }
  }

  private @Nullable String ownerOf(String column) {
    String known = aliasOf(column);
    return known == null && items.size() == 1 ? items.keySet().iterator().next() : known;
  }

  private void collectAlias(SqlCall as, Map<String, Schema> tables) {
    SqlNode aliased = withoutLateral(as.operand(0));
    String alias = lower(((SqlIdentifier) as.operand(1)).getSimple());
    if (as.operandCount() > 2) {
      Set<String> columns = new HashSet<>();
      for (SqlNode column : as.getOperandList().subList(2, as.operandCount())) {
        columns.add(lower(((SqlIdentifier) column).getSimple()));
      }
      boolean element = aliased.getKind() == SqlKind.UNNEST;
      items.put(alias, new Item(element && columns.equals(Set.of(alias)), columns));
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
