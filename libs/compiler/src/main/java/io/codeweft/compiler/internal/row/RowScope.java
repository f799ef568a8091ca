package io.codeweft.compiler.internal.row;

import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * The tables whose columns an expression sees side by side, by the names it calls them. Expressions
 * are typed in a select list over just these, whatever operators lie between.
 *
 * @param tables in the order of their columns
 */
record RowScope(Map<String, Schema> tables) {

  /**
   * What the expressions of an operator see: its inputs, before an optional side has nulls.
   *
   * @param schemas by lower-case table name
   */
  static RowScope seenBy(RowPlan plan, Map<String, Schema> schemas) {
    return plan instanceof RowPlan.Join join
        ? joined(join, false, schemas)
        : of(RowWalk.inputs(plan).getFirst(), schemas);
  }

  private static RowScope of(RowPlan input, Map<String, Schema> schemas) {
    return switch (input) {
      case RowPlan.Scan scan -> {
        String table = scan.table().text().toLowerCase(Locale.ROOT);
        Map<String, Schema> tables = new LinkedHashMap<>();
        tables.put(scan.alias(), Objects.requireNonNull(schemas.get(table), table));
        yield new RowScope(tables);
      }
      case RowPlan.Join join -> joined(join, join.optional(), schemas);
      case RowPlan.First first -> of(first.input(), schemas);
      case RowPlan.Filter filter -> of(filter.input(), schemas);
      case RowPlan.Unnest _, RowPlan.Project _, RowPlan.UnionAll _ ->
          throw new IllegalStateException("expressions are written over tables: " + input);
    };
  }

  private static RowScope joined(RowPlan.Join join, boolean nulls, Map<String, Schema> schemas) {
    Map<String, Schema> tables = new LinkedHashMap<>(of(join.left(), schemas).tables());
    of(join.right(), schemas)
        .tables()
        .forEach((alias, schema) -> tables.put(alias, nulls ? nullable(schema) : schema));
    return new RowScope(tables);
  }

  private static Schema nullable(Schema schema) {
    return new Schema(
        schema.fields().stream().map(field -> Field.of(field.name(), field.type())).toList());
  }

  int width() {
    return tables.values().stream().mapToInt(schema -> schema.fields().size()).sum();
  }

  /** {@code SELECT items FROM a, b, ...}. */
  SqlSelect select(List<SqlNode> items) {
    SqlParserPos none = SqlParserPos.ZERO;
    SqlNode from = null;
    for (String table : tables.keySet()) {
      SqlNode name = new SqlIdentifier(table, none);
      from = from == null ? name : cross(from, name);
    }
    return new SqlSelect(
        none,
        null,
        new SqlNodeList(items, none),
        from,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static SqlNode cross(SqlNode left, SqlNode right) {
    SqlParserPos none = SqlParserPos.ZERO;
    return new SqlJoin(
        none,
        left,
        SqlLiteral.createBoolean(false, none),
        JoinType.CROSS.symbol(none),
        right,
        JoinConditionType.NONE.symbol(none),
        null);
  }
}
