package io.codeweft.compiler.internal.syntax;

import io.codeweft.contracts.schema.Schema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlStarReplace;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.jspecify.annotations.Nullable;

/**
 * Column names of tables, WITH items and sub-queries, as far as they are known without types. All
 * names are lower case.
 */
final class KnownColumns {
  /** Null values: a WITH item whose columns are not known. */
  private final Map<String, @Nullable Set<String>> tables;

  private KnownColumns(Map<String, @Nullable Set<String>> tables) {
    this.tables = tables;
  }

  static KnownColumns of(Map<String, Schema> schemas) {
    Map<String, @Nullable Set<String>> tables = new HashMap<>();
    schemas.forEach(
        (name, schema) -> {
          Set<String> columns = new HashSet<>();
          schema.names().forEach(column -> columns.add(lower(column)));
          tables.put(lower(name), columns);
        });
    return new KnownColumns(tables);
  }

  /** Where the item can be named as well. */
  KnownColumns with(SqlWithItem item) {
    Map<String, @Nullable Set<String>> more = new HashMap<>(tables);
    more.put(
        lower(item.name.getSimple()),
        item.columnList == null ? columns(item.query) : names(item.columnList));
    return new KnownColumns(more);
  }

  /** What a table or query gives; null when that cannot be said. */
  @Nullable Set<String> columns(SqlNode table) {
    return switch (table) {
      case SqlIdentifier id -> tables.get(lower(String.join(".", id.names)));
      case SqlSelect select -> selected(select);
      case SqlOrderBy order -> columns(order.query);
      case SqlWith with -> {
        KnownColumns inside = this;
        for (SqlNode item : with.withList) {
          inside = inside.with((SqlWithItem) item);
        }
        yield inside.columns(with.body);
      }
      case SqlCall call when call.getKind() == SqlKind.VALUES -> Set.of();
      case SqlCall call
          when call.getKind() == SqlKind.TABLE_REF
              || call.getKind() == SqlKind.LATERAL
              || SqlKind.SET_QUERY.contains(call.getKind()) ->
          columns(call.operand(0));
      default -> null;
    };
  }

  private @Nullable Set<String> selected(SqlSelect select) {
    FromScope from = FromScope.of(select.getFrom(), this);
    Set<String> columns = new HashSet<>();
    for (SqlNode item : select.getSelectList()) {
      Set<String> given = given(item, from);
      if (given == null) {
        return null;
      }
      columns.addAll(given);
    }
    return columns;
  }

  private static @Nullable Set<String> given(SqlNode item, FromScope from) {
    return switch (item) {
      case SqlIdentifier id ->
          id.isStar() ? from.columnsOf(id.names) : Set.of(lower(id.names.getLast()));
      case SqlStarExclude star -> from.columnsOf(star.getStarIdentifier().names);
      case SqlStarReplace star -> from.columnsOf(star.getStarIdentifier().names);
      case SqlCall call when call.getKind() == SqlKind.AS ->
          Set.of(lower(((SqlIdentifier) call.operand(1)).getSimple()));
      case SqlCall call
          when call.getKind() == SqlKind.DOT && call.operand(1) instanceof SqlIdentifier field ->
          Set.of(lower(field.names.getLast()));
      default -> Set.of();
    };
  }

  static Set<String> names(SqlNodeList list) {
    Set<String> names = new HashSet<>();
    list.forEach(name -> names.add(lower(((SqlIdentifier) name).getSimple())));
    return names;
  }

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
