package io.codeweft.compiler.generate;

import io.codeweft.contracts.graph.RowExpression;
import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.pack.RelationRow;
import io.codeweft.contracts.text.PlacedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The program of a relation: joins in their order, then the condition, then the best rows. */
final class RelationPlan {
  private RelationPlan() {}

  static RowPlan of(RelationRow row) {
    RowPlan plan = new RowPlan.Scan(row.from(), row.alias());
    for (RelationRow.Join join : row.joins()) {
      RowPlan.Scan right = new RowPlan.Scan(join.view(), join.alias());
      plan = new RowPlan.Join(plan, right, join.optional(), conditions(join));
    }
    if (row.where() != null) {
      plan = new RowPlan.Filter(plan, List.of(Rows.condition(row.where())));
    }
    if (row.best() != null) {
      plan = best(plan, row.best());
    }
    Map<String, RowExpression> columns = new LinkedHashMap<>();
    row.columns()
        .forEach(
            (name, value) ->
                columns.put(
                    name, new RowExpression.Typed(new RowExpression.Sql(value), List.of())));
    return new RowPlan.Project(plan, columns);
  }

  private static List<RowExpression> conditions(RelationRow.Join join) {
    List<RowExpression> conditions = new ArrayList<>();
    join.keys()
        .forEach(
            (column, value) -> {
              PlacedText own =
                  PlacedText.at(value.place(), value.field(), join.alias() + "." + column);
              conditions.add(
                  new RowExpression.Equal(
                      new RowExpression.Column(own), new RowExpression.Sql(value)));
            });
    if (join.on() != null) {
      conditions.add(Rows.condition(join.on()));
    }
    return conditions;
  }

  private static RowPlan best(RowPlan plan, RelationRow.Best best) {
    return new RowPlan.First(
        plan,
        best.per().stream().<RowExpression>map(RowExpression.Sql::new).toList(),
        best.order().stream()
            .map(key -> new RowPlan.Order(new RowExpression.Sql(key.value()), key.descending()))
            .toList(),
        best.keep());
  }
}
