package io.codeweft.compiler.generate;

import io.codeweft.contracts.graph.RowExpression;
import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.pack.RelationRow;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.text.PlacedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Small pieces of row programs. */
final class Rows {
  static final String STABLE_ID = "stable_id";

  private Rows() {}

  static RowPlan.Scan scan(PlacedText table) {
    return new RowPlan.Scan(table, table.text().toLowerCase(Locale.ROOT));
  }

  /** Rows of a view for which the condition holds, if there is one. */
  static RowPlan from(PlacedText view, @Nullable PlacedText where) {
    return where == null ? scan(view) : new RowPlan.Filter(scan(view), List.of(condition(where)));
  }

  static RowExpression condition(PlacedText where) {
    return new RowExpression.Typed(new RowExpression.Sql(where), List.of(DataType.Scalar.BOOL));
  }

  /** A column that the row did not name itself; it is missed where the view is named. */
  static RowExpression column(PlacedText view, String name) {
    return new RowExpression.Column(PlacedText.at(view.place(), view.field(), name));
  }

  /** A text constant of type string; a bare literal has a type of its own length. */
  static RowExpression text(String value) {
    return new RowExpression.Cast(new RowExpression.Literal(value), DataType.Scalar.STRING);
  }

  /** {@code stable_id('kind', a, b)}. */
  static RowExpression stableId(String kind, List<RowExpression> parts) {
    List<RowExpression> arguments = new ArrayList<>();
    arguments.add(new RowExpression.Literal(kind));
    arguments.addAll(parts);
    return new RowExpression.Call(STABLE_ID, arguments);
  }

  static List<RowExpression> values(List<PlacedText> expressions) {
    return expressions.stream().<RowExpression>map(RowExpression.Sql::new).toList();
  }

  static List<RowPlan.Order> order(List<RelationRow.Order> keys) {
    return keys.stream()
        .map(key -> new RowPlan.Order(new RowExpression.Sql(key.value()), key.descending()))
        .toList();
  }

  static List<RowExpression> columns(List<PlacedText> names) {
    return names.stream().<RowExpression>map(RowExpression.Column::new).toList();
  }

  static List<String> texts(List<PlacedText> names) {
    return names.stream().map(PlacedText::text).toList();
  }
}
