package io.codeweft.compiler.internal.row;

import io.codeweft.contracts.graph.RowExpression;
import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.text.PlacedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What stands in a row program. */
final class RowWalk {
  private RowWalk() {}

  static List<RowPlan> inputs(RowPlan plan) {
    return switch (plan) {
      case RowPlan.Scan _ -> List.of();
      case RowPlan.Unnest unnest -> List.of(unnest.input());
      case RowPlan.Join join -> List.of(join.left(), join.right());
      case RowPlan.First first -> List.of(first.input());
      case RowPlan.Rank rank -> List.of(rank.input());
      case RowPlan.Filter filter -> List.of(filter.input());
      case RowPlan.Project project -> List.of(project.input());
      case RowPlan.UnionAll union -> union.inputs();
    };
  }

  /** The expressions of this operator, those of its inputs left out. */
  static List<RowExpression> expressions(RowPlan plan) {
    return switch (plan) {
      case RowPlan.Scan _, RowPlan.UnionAll _ -> List.of();
      case RowPlan.Unnest unnest -> List.of(unnest.list());
      case RowPlan.Join join -> join.conditions();
      case RowPlan.First first ->
          Stream.concat(first.per().stream(), first.order().stream().map(RowPlan.Order::value))
              .toList();
      case RowPlan.Rank rank ->
          Stream.of(
                  rank.per().stream(),
                  Stream.ofNullable(rank.score()),
                  rank.order().stream().map(RowPlan.Order::value),
                  Stream.of(rank.group()))
              .flatMap(part -> part)
              .toList();
      case RowPlan.Filter filter -> filter.conditions();
      case RowPlan.Project project -> List.copyOf(project.columns().values());
    };
  }

  static List<RowExpression> operands(RowExpression expression) {
    return switch (expression) {
      case RowExpression.Sql _,
          RowExpression.Column _,
          RowExpression.Path _,
          RowExpression.Literal _,
          RowExpression.Number _,
          RowExpression.Null _ ->
          List.of();
      case RowExpression.Cast cast -> List.of(cast.value());
      case RowExpression.IsNotNull test -> List.of(test.value());
      case RowExpression.Equal equal -> List.of(equal.left(), equal.right());
      case RowExpression.Plus plus -> List.of(plus.left(), plus.right());
      case RowExpression.Times times -> List.of(times.left(), times.right());
      case RowExpression.Call call -> call.arguments();
      case RowExpression.Typed typed -> List.of(typed.value());
    };
  }

  /** Tables in the order they are named. */
  static List<PlacedText> tables(RowPlan plan) {
    List<PlacedText> tables = new ArrayList<>();
    if (plan instanceof RowPlan.Scan scan) {
      tables.add(scan.table());
    }
    inputs(plan).forEach(input -> tables.addAll(tables(input)));
    return tables;
  }

  /** Pieces of SQL, each once. */
  static Set<PlacedText> fragments(RowPlan plan) {
    Set<PlacedText> fragments = new LinkedHashSet<>();
    expressions(plan)
        .forEach(
            expression ->
                parts(expression)
                    .forEach(
                        part -> {
                          if (part instanceof RowExpression.Sql(PlacedText text)) {
                            fragments.add(text);
                          }
                        }));
    inputs(plan).forEach(input -> fragments.addAll(fragments(input)));
    return fragments;
  }

  /** Operands before what is made of them, the expression itself last. */
  static Stream<RowExpression> parts(RowExpression expression) {
    return Stream.concat(
        operands(expression).stream().flatMap(RowWalk::parts), Stream.of(expression));
  }

  /** What of the expression is written in the registry, in order. */
  static Stream<PlacedText> fields(RowExpression expression) {
    return parts(expression)
        .flatMap(
            part ->
                switch (part) {
                  case RowExpression.Sql(PlacedText text) -> Stream.of(text);
                  case RowExpression.Column(PlacedText name) -> Stream.of(name);
                  default -> Stream.of();
                });
  }
}
