package io.codeweft.compiler.internal.canonical;

import io.codeweft.compiler.internal.functions.LibraryAggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexNode;

/**
 * A grouping: keys and calls are sets, so neither their order nor a repetition counts.
 *
 * @param row outputs of the block below
 */
record AggregateEncoder(Aggregate aggregate, List<RexNode> row) {

  /** Every expression of the row the grouping reads. */
  List<RexNode> read() {
    List<RexNode> read = new ArrayList<>(keys());
    for (AggregateCall call : aggregate.getAggCallList()) {
      call.getArgList().forEach(argument -> read.add(row.get(argument)));
      if (call.hasFilter()) {
        read.add(row.get(call.filterArg));
      }
      call.getCollation()
          .getFieldCollations()
          .forEach(key -> read.add(row.get(key.getFieldIndex())));
    }
    return read;
  }

  private List<RexNode> keys() {
    return aggregate.getGroupSet().asList().stream().map(row::get).toList();
  }

  String encode(RexEncoder expressions, String input) {
    List<String> parts = new ArrayList<>();
    parts.addAll(List.of("group", JsonText.set(expressions.encode(keys()))));
    if (aggregate.getGroupType() != Aggregate.Group.SIMPLE) {
      List<String> sets = new ArrayList<>();
      aggregate
          .getGroupSets()
          .forEach(
              set ->
                  sets.add(
                      JsonText.set(
                          expressions.encode(set.asList().stream().map(row::get).toList()))));
      sets.sort(null);
      parts.addAll(List.of("sets", JsonText.array(sets)));
    }
    parts.addAll(List.of("calls", JsonText.set(calls(expressions)), "in", input));
    return JsonText.object(parts);
  }

  /** Names of the outputs: the position of each key and call among the sorted ones. */
  List<String> columns(RexEncoder expressions) {
    List<String> columns = new ArrayList<>(ranked("k", expressions.encode(keys())));
    columns.addAll(ranked("a", calls(expressions)));
    return columns;
  }

  private static List<String> ranked(String prefix, List<String> encoded) {
    List<String> sorted = encoded.stream().distinct().sorted().toList();
    return encoded.stream().map(e -> prefix + sorted.indexOf(e)).toList();
  }

  private List<String> calls(RexEncoder expressions) {
    return aggregate.getAggCallList().stream().map(call -> call(call, expressions)).toList();
  }

  private String call(AggregateCall call, RexEncoder expressions) {
    boolean library = call.getAggregation() instanceof LibraryAggregate;
    String name = call.getAggregation().getName().toLowerCase(Locale.ROOT);
    List<String> parts = new ArrayList<>();
    parts.addAll(
        List.of(
            (library ? "lib:" : "") + name + (call.isDistinct() ? " distinct" : ""),
            JsonText.array(expressions.encode(call.getArgList().stream().map(row::get).toList()))));
    if (call.hasFilter()) {
      parts.addAll(List.of("filter", expressions.encode(row.get(call.filterArg))));
    }
    if (!call.getCollation().getFieldCollations().isEmpty()) {
      List<String> order = new ArrayList<>();
      call.getCollation()
          .getFieldCollations()
          .forEach(
              key ->
                  order.add(
                      JsonText.array(
                          List.of(
                              expressions.encode(row.get(key.getFieldIndex())),
                              JsonText.quote(key.direction.shortString),
                              JsonText.quote(key.nullDirection.name())))));
      parts.addAll(List.of("order", JsonText.array(order)));
    }
    return JsonText.object(parts);
  }
}
