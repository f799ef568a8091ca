package io.codeweft.compiler.generate;

import io.codeweft.contracts.graph.RowExpression;
import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.pack.RelationRow;
import io.codeweft.contracts.text.PlacedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The program of a relation. Of each source: joins in their order, then the condition, then the
 * best rows, then the candidates among what is left.
 */
final class RelationPlan {
  private static final String ORIGIN = "origin";

  private RelationPlan() {}

  static RowPlan of(RelationRow row) {
    Collection<String> names = row.anyOf().getFirst().columns().keySet();
    List<RowPlan> plans = row.anyOf().stream().map(source -> of(source, names)).toList();
    return plans.size() == 1 ? plans.getFirst() : new RowPlan.UnionAll(plans);
  }

  private static RowPlan of(RelationRow.Alternative source, Collection<String> names) {
    RowPlan plan = new RowPlan.Scan(source.from(), source.alias());
    for (RelationRow.Join join : source.joins()) {
      RowPlan.Scan right = new RowPlan.Scan(join.view(), join.alias());
      plan = new RowPlan.Join(plan, right, join.optional(), conditions(join));
    }
    if (source.where() != null) {
      plan = new RowPlan.Filter(plan, List.of(Rows.condition(source.where())));
    }
    RelationRow.Best best = source.best();
    if (best != null) {
      plan = new RowPlan.First(plan, Rows.values(best.per()), Rows.order(best.order()));
    }
    if (source.candidates() != null) {
      plan = RankPlan.of(plan, source.candidates());
    }
    Map<String, RowExpression> columns = new LinkedHashMap<>();
    for (String name : names) {
      PlacedText value = Objects.requireNonNull(source.columns().get(name), name);
      columns.put(name, new RowExpression.Typed(new RowExpression.Sql(value), List.of()));
    }
    if (source.origin() != null) {
      columns.put(ORIGIN, Rows.text(source.origin()));
    }
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
}
