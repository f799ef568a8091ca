package io.codeweft.compiler.internal.row;

import io.codeweft.contracts.graph.RowExpression;
import io.codeweft.contracts.graph.RowPlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.Holder;
import org.apache.calcite.util.ImmutableBitSet;

/** Puts the plan of a row program together. */
final class RowBuilder {
  private final RelBuilder builder;
  private final RowTypes types;

  /** Aliases of unnested elements, each of which is the name of its one column, too. */
  private final Set<String> elements = new HashSet<>();

  RowBuilder(RelBuilder builder, RowTypes types) {
    this.builder = builder;
    this.types = types;
  }

  RelNode build(RowPlan plan) {
    push(plan);
    return builder.build();
  }

  private void push(RowPlan plan) {
    switch (plan) {
      case RowPlan.Scan scan ->
          builder.scan(scan.table().text().toLowerCase(Locale.ROOT)).as(scan.alias());
      case RowPlan.Unnest unnest -> unnest(unnest);
      case RowPlan.Join join -> {
        push(join.left());
        push(join.right());
        JoinRelType type = join.optional() ? JoinRelType.LEFT : JoinRelType.INNER;
        builder.join(type, values(join, join.conditions()));
      }
      case RowPlan.First first -> best(first);
      case RowPlan.Rank rank -> {
        push(rank.input());
        RankColumns.append(builder, rank, types, ranking(rank));
      }
      case RowPlan.Filter filter -> filter(filter);
      case RowPlan.Project project -> {
        push(project.input());
        builder.project(columns(project), project.columns().keySet(), true);
      }
      case RowPlan.UnionAll union -> {
        union.inputs().forEach(this::push);
        builder.union(true, union.inputs().size());
      }
    }
  }

  /** As it is written, like the WHERE of a text: the builder would simplify it too early. */
  private void filter(RowPlan.Filter filter) {
    push(filter.input());
    List<RexNode> conditions = values(filter, filter.conditions());
    RexNode all = RexUtil.composeConjunction(builder.getRexBuilder(), conditions);
    builder.push(LogicalFilter.create(builder.build(), all));
  }

  private void unnest(RowPlan.Unnest unnest) {
    push(unnest.input());
    Holder<RexCorrelVariable> row = Holder.empty();
    builder.variable(row::set);
    RexInputRef column = column(unnest.list());
    RexNode outer = builder.getRexBuilder().makeFieldAccess(row.get(), column.getIndex());
    RexNode list = field(outer, unnest.list());
    builder.push(LogicalValues.createOneRow(builder.getCluster()));
    builder.project(list);
    builder.uncollect(List.of(unnest.alias()), false).as(unnest.alias());
    elements.add(unnest.alias());
    builder.correlate(JoinRelType.INNER, row.get().id, List.of(column));
  }

  /** The columns and, beside them, whether a row is kept; then the rows that are, without that. */
  private void best(RowPlan.First first) {
    push(first.input());
    int width = builder.fields().size();
    RexNode number =
        RankColumns.rowNumber(builder, values(first, first.per()), order(first, first.order()));
    RexNode one = builder.getRexBuilder().makeExactLiteral(BigDecimal.ONE, number.getType());
    List<RexNode> columns = new ArrayList<>(builder.fields());
    columns.add(builder.equals(number, one));
    builder.project(columns);
    builder.filter(builder.field(width));
    builder.project(builder.fields(ImmutableBitSet.range(width)));
  }

  private List<RexNode> ranking(RowPlan.Rank rank) {
    List<RexNode> order = new ArrayList<>();
    if (rank.score() != null) {
      order.add(nullsLast(types.of(rank, rank.score()), true));
    }
    order.addAll(order(rank, rank.order()));
    return order;
  }

  private List<RexNode> order(RowPlan plan, List<RowPlan.Order> keys) {
    return keys.stream()
        .map(key -> nullsLast(types.of(plan, key.value()), key.descending()))
        .toList();
  }

  private List<RexNode> columns(RowPlan.Project project) {
    return values(project, List.copyOf(project.columns().values()));
  }

  private RexNode nullsLast(RexNode value, boolean descending) {
    return builder.nullsLast(descending ? builder.desc(value) : value);
  }

  private List<RexNode> values(RowPlan plan, List<RowExpression> expressions) {
    return expressions.stream()
        .map(
            expression ->
                expression instanceof RowExpression.Path path
                    ? field(column(path), path)
                    : types.of(plan, expression))
        .toList();
  }

  /** Where a path begins: a column of a table, or an element. */
  private RexInputRef column(RowExpression.Path path) {
    String name = path.field() == null || isElement(path) ? path.alias() : path.field();
    return (RexInputRef) builder.field(path.alias(), name);
  }

  private RexNode field(RexNode column, RowExpression.Path path) {
    return path.field() == null || !isElement(path)
        ? column
        : builder.getRexBuilder().makeFieldAccess(column, path.field(), false);
  }

  private boolean isElement(RowExpression.Path path) {
    return elements.contains(path.alias());
  }
}
