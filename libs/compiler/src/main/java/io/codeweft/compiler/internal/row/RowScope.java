package io.codeweft.compiler.internal.row;

import io.codeweft.compiler.internal.syntax.Trees;
import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * The tables whose columns an expression sees side by side, by the names it calls them. Expressions
 * are typed in a select list over just these, whatever operators lie between.
 *
 * @param tables in the order of their columns
 */
public record RowScope(Map<String, Schema> tables) {

  /**
   * What the expressions of an operator see: its inputs, before an optional side has nulls.
   *
   * @param tables the columns of scans and ranks
   */
  static RowScope seenBy(RowPlan plan, Function<RowPlan, Schema> tables) {
    return plan instanceof RowPlan.Join join
        ? joined(join, false, tables)
        : of(RowWalk.inputs(plan).getFirst(), tables);
  }

  private static RowScope of(RowPlan input, Function<RowPlan, Schema> columns) {
    return switch (input) {
      case RowPlan.Scan scan -> new RowScope(Map.of(scan.alias(), columns.apply(scan)));
      case RowPlan.Join join -> joined(join, join.optional(), columns);
      case RowPlan.First first -> of(first.input(), columns);
      case RowPlan.Rank rank -> {
        Map<String, Schema> tables = new LinkedHashMap<>(of(rank.input(), columns).tables());
        tables.put(rank.alias(), columns.apply(rank));
        yield new RowScope(tables);
      }
      case RowPlan.Filter filter -> of(filter.input(), columns);
      case RowPlan.Unnest _, RowPlan.Project _, RowPlan.UnionAll _ ->
          throw new IllegalStateException("expressions are written over tables: " + input);
    };
  }

  private static RowScope joined(
      RowPlan.Join join, boolean nulls, Function<RowPlan, Schema> columns) {
    Map<String, Schema> tables = new LinkedHashMap<>(of(join.left(), columns).tables());
    of(join.right(), columns)
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
  public SqlSelect select(List<SqlNode> items) {
    SqlParserPos none = SqlParserPos.ZERO;
    SqlNode from = null;
    for (String table : tables.keySet()) {
      SqlNode name = new SqlIdentifier(table, none);
      from = from == null ? name : Trees.cross(from, name, none);
    }
    return Trees.select(items, from, null, none);
  }
}
