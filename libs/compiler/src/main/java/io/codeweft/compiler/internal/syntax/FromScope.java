package io.codeweft.compiler.internal.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
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
   * @param columns lower case; null when not known without types
   */
  private record Item(boolean element, @Nullable Set<String> columns) {
    boolean has(String column) {
      return columns != null && columns.contains(column);
    }

    boolean isNamedLikeItsColumn(String alias) {
      return columns != null && columns.size() == 1 && columns.contains(alias);
    }
  }

  private final Map<String, Item> items = new HashMap<>();

  /**
   * Aliases that give a column of JOIN USING where it is written without one; the first not null.
   */
  private final Map<String, List<String>> common = new HashMap<>();

  static FromScope of(@Nullable SqlNode from, KnownColumns tables) {
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

  /** The aliases whose columns stand for a column of JOIN USING, first first; mostly empty. */
  List<String> commonColumnOf(String column) {
    return common.getOrDefault(lower(column), List.of());
  }

  /** A column that is written without its table, with it; null when that is not known. */
  @Nullable SqlIdentifier column(SqlIdentifier column) {
    List<String> shared = commonColumnOf(column.getSimple());
    String alias = shared.isEmpty() ? ownerOf(column.getSimple()) : shared.getFirst();
    return alias == null || shared.size() > 1
        ? null
        : new SqlIdentifier(List.of(alias, column.getSimple()), column.getParserPosition());
  }

  /** Whether a table is known to have the column. */
  boolean owns(String column) {
    return items.values().stream().anyMatch(item -> item.has(lower(column)));
  }

  /** Whether the columns of all tables are known. */
  boolean isKnown() {
    return items.values().stream().allMatch(item -> item.columns() != null);
  }

  /** What {@code *} or {@code alias.*} stands for; null when that is not known. */
  @Nullable Set<String> columnsOf(List<String> star) {
    Item one = star.size() > 1 ? items.get(lower(star.getFirst())) : null;
    if (star.size() > 1) {
      // the fields of an element take types to know
      return one == null || one.element() ? null : one.columns();
    }
    Set<String> all = new HashSet<>();
    for (Item item : items.values()) {
      if (item.columns() == null) {
        return null;
      }
      all.addAll(item.columns());
    }
    return all;
  }

  /** The alias of the only table that is known to have the column, or null. */
  @Nullable String aliasOf(String column) {
    List<String> owners =
        items.entrySet().stream()
            .filter(item -> item.getValue().has(lower(column)))
            .map(Map.Entry::getKey)
            .toList();
    return owners.size() == 1 ? owners.getFirst() : null;
  }

  private void collect(SqlNode from, KnownColumns tables) {
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
        items.put(name, new Item(false, tables.columns(table)));
      }
      case SqlCall call when call.getKind() == SqlKind.TABLE_REF ->
          collect(call.operand(0), tables);
      case SqlCall call when call.getKind() == SqlKind.AS -> collectAlias(call, tables);
      default -> {}
    }
  }

  /** In a full join either side may be null. */
  private void collectCommon(SqlJoin join, FromScope left, FromScope right) {
    if (join.getConditionType() != JoinConditionType.USING
        || !(join.getCondition() instanceof SqlNodeList columns)) {
      return;
    }
    for (SqlNode node : columns) {
      String column = lower(((SqlIdentifier) node).getSimple());
      List<String> aliases =
          switch (join.getJoinType()) {
            case FULL -> {
              List<String> both = new ArrayList<>(left.aliasesOf(column));
              both.addAll(right.aliasesOf(column));
              yield both;
            }
            case RIGHT -> right.aliasesOf(column);
            default -> left.aliasesOf(column);
          };
      if (!aliases.isEmpty()) {
        common.put(column, aliases);
      }
    }
  }

  private List<String> aliasesOf(String column) {
    String owner = ownerOf(column);
    return common.getOrDefault(column, owner == null ? List.of() : List.of(owner));
  }

  private @Nullable String ownerOf(String column) {
    String known = aliasOf(column);
    return known == null && items.size() == 1 ? items.keySet().iterator().next() : known;
  }

  private void collectAlias(SqlCall as, KnownColumns tables) {
    SqlNode aliased = withoutLateral(as.operand(0));
    String alias = lower(((SqlIdentifier) as.operand(1)).getSimple());
    boolean unnest = aliased.getKind() == SqlKind.UNNEST;
    if (as.operandCount() > 2) {
      Set<String> columns = new HashSet<>();
      for (SqlNode column : as.getOperandList().subList(2, as.operandCount())) {
        columns.add(lower(((SqlIdentifier) column).getSimple()));
      }
      items.put(alias, new Item(unnest && columns.equals(Set.of(alias)), columns));
    } else {
      items.put(alias, new Item(unnest, unnest ? Set.of(alias) : tables.columns(aliased)));
    }
  }

  static SqlNode withoutLateral(SqlNode node) {
    return node.getKind() == SqlKind.LATERAL ? withoutLateral(((SqlCall) node).operand(0)) : node;
  }

  private static String lower(String name) {
    return KnownColumns.lower(name);
  }
}
