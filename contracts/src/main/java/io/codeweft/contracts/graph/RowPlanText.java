package io.codeweft.contracts.graph;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a row program as {@code (operator operand ...)}. Texts carry their length, so no text of a
 * pack can look like another program, and end a line, so that an SQL comment ends with them.
 */
final class RowPlanText {
  private final StringBuilder out = new StringBuilder();

  private RowPlanText() {}

  static String of(RowPlan plan) {
    RowPlanText text = new RowPlanText();
    text.plan(plan);
    return text.out.toString();
  }

  private void plan(RowPlan plan) {
    switch (plan) {
      case RowPlan.Scan(var table, String alias) -> {
        open("scan");
        text(table.text());
        text(alias);
      }
      case RowPlan.Unnest(RowPlan input, RowExpression.Path list, String alias) -> {
        open("unnest");
        plan(input);
        expression(list);
        text(alias);
      }
      case RowPlan.Join(RowPlan left, RowPlan.Scan right, boolean optional, var conditions) -> {
        open(optional ? "left-join" : "join");
        plan(left);
        plan(right);
        conditions.forEach(this::expression);
      }
      case RowPlan.First(RowPlan input, var per, var order) -> {
        open("first");
        plan(input);
        per.forEach(this::expression);
        order.forEach(this::order);
      }
      case RowPlan.Rank rank -> {
        open(rank.keep() == null ? "rank" : "rank " + rank.keep());
        plan(rank.input());
        text(rank.alias());
        rank.per().forEach(this::expression);
        if (rank.score() != null) {
          open("score");
          expression(rank.score());
          out.append(')');
        }
        rank.order().forEach(this::order);
        expression(rank.group());
      }
      case RowPlan.Filter(RowPlan input, List<RowExpression> conditions) -> {
        open("filter");
        plan(input);
        conditions.forEach(this::expression);
      }
      case RowPlan.Project(RowPlan input, Map<String, RowExpression> columns) -> {
        open("project");
        plan(input);
        columns.forEach(
            (name, value) -> {
              text(name);
              expression(value);
            });
      }
      case RowPlan.UnionAll(List<RowPlan> inputs) -> {
        open("union-all");
        inputs.forEach(this::plan);
      }
    }
    out.append(')');
  }

  private void order(RowPlan.Order key) {
    open(key.descending() ? "descending" : "ascending");
    expression(key.value());
    out.append(')');
  }

  private void expression(RowExpression expression) {
    switch (expression) {
      case RowExpression.Sql(var sql) -> {
        open("sql");
        text(sql.text());
      }
      case RowExpression.Column(var name) -> {
        open("column");
        text(name.text());
      }
      case RowExpression.Path(String alias, @Nullable String field) -> {
        open("path");
        text(alias);
        if (field != null) {
          text(field);
        }
      }
      case RowExpression.Literal(String literal) -> {
        open("text");
        text(literal);
      }
      case RowExpression.Number(var value) -> open("number " + value.toPlainString());
      case RowExpression.Null(var type) -> open("null " + type);
      case RowExpression.Cast(RowExpression value, var type) -> {
        open("cast " + type);
        expression(value);
      }
      case RowExpression.IsNotNull(RowExpression value) -> {
        open("is-not-null");
        expression(value);
      }
      case RowExpression.Equal(RowExpression left, RowExpression right) -> {
        open("equal");
        expression(left);
        expression(right);
      }
      case RowExpression.Plus(RowExpression left, RowExpression right) -> {
        open("plus");
        expression(left);
        expression(right);
      }
      case RowExpression.Times(RowExpression left, RowExpression right) -> {
        open("times");
        expression(left);
        expression(right);
      }
      case RowExpression.Call(String function, List<RowExpression> arguments) -> {
        open("call");
        text(function);
        arguments.forEach(this::expression);
      }
      case RowExpression.Typed(RowExpression value, var allowed) -> {
        open("typed " + allowed);
        expression(value);
      }
    }
    out.append(')');
  }

  private void open(String operator) {
    out.append('(').append(operator);
  }

  private void text(String text) {
    out.append(' ').append(text.length()).append(':').append(text).append('\n');
  }
}
