package io.codeweft.compiler.internal.canonical;

import io.codeweft.compiler.internal.functions.LibraryAggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A grouping: keys and calls are sets, so neither their order nor a repetition counts.
 *
 * @param row outputs of the block below
 */
record AggregateEncoder(Aggregate aggregate, List<RexNode> row) {
  private static final Set<SqlKind> OF_SETS = Set.of(SqlKind.MIN, SqlKind.MAX);

  /** Everything the grouping makes of a row. */
  List<String> said(RexEncoder expressions) {
    List<String> said = new ArrayList<>(keys(expressions));
    said.addAll(sets(expressions));
    said.addAll(calls(expressions));
    return said;
  }

  private List<String> keys(RexEncoder expressions) {
    List<String> keys = new ArrayList<>();
    aggregate.getGroupSet().forEach(key -> keys.add(key(key, expressions)));
    return keys;
  }

  /** Two keys of one value are two keys where grouping sets may leave out either. */
  private String key(int key, RexEncoder expressions) {
    String value = expressions.encode(row.get(key));
    boolean twice =
        !aggregate.getGroupSets().stream().allMatch(set -> set.equals(aggregate.getGroupSet()))
            && aggregate.getGroupSet().asList().stream()
                .anyMatch(
                    other -> other != key && expressions.encode(row.get(other)).equals(value));
    return twice ? JsonText.object("key", String.valueOf(key), "of", value) : value;
  }

  private List<String> sets(RexEncoder expressions) {
    List<String> sets = new ArrayList<>();
    if (aggregate.getGroupType() != Aggregate.Group.SIMPLE) {
      for (ImmutableBitSet set : aggregate.getGroupSets()) {
        sets.add(JsonText.set(set.asList().stream().map(key -> key(key, expressions)).toList()));
      }
      sets.sort(null);
    }
    return sets;
  }

  String encode(RexEncoder expressions, String input) {
    List<String> parts = new ArrayList<>(List.of("group", JsonText.set(keys(expressions))));
    List<String> sets = sets(expressions);
    if (!sets.isEmpty()) {
      parts.addAll(List.of("sets", JsonText.array(sets)));
    }
    parts.addAll(List.of("calls", JsonText.set(calls(expressions)), "in", input));
    return JsonText.object(parts);
  }

  /** Names of the outputs: the position of each key and call among the sorted ones. */
  List<String> columns(RexEncoder expressions) {
    List<String> columns = new ArrayList<>(BlockBuilder.ranked("k", keys(expressions)));
    columns.addAll(BlockBuilder.ranked("a", calls(expressions)));
    return columns;
  }

  private List<String> calls(RexEncoder expressions) {
    return aggregate.getAggCallList().stream().map(call -> call(call, expressions)).toList();
  }

  private String call(AggregateCall call, RexEncoder expressions) {
    boolean library = call.getAggregation() instanceof LibraryAggregate;
    SqlKind kind = call.getAggregation().getKind();
    boolean distinct = call.isDistinct() && !OF_SETS.contains(kind);
    String name = call.getAggregation().getName().toLowerCase(Locale.ROOT);
    List<RexNode> arguments = new ArrayList<>();
    call.getArgList().forEach(argument -> arguments.add(row.get(argument)));
    Set<String> filter = new TreeSet<>();
    if (call.hasFilter()) {
      filter.addAll(expressions.filter(List.of(row.get(call.filterArg))));
    }
    if (kind == SqlKind.COUNT && !distinct && arguments.size() == 1) {
      // counting values is counting the rows that have one
      RexNode counted = RexEncoder.plain(arguments.removeFirst());
      if (counted.getType().isNullable()) {
        filter.add(expressions.isNull(counted, true));
      }
    }
    List<String> parts =
        new ArrayList<>(
            List.of(
                (library ? "lib:" : "") + name + (distinct ? " distinct" : ""),
                JsonText.array(
                    kind == SqlKind.GROUPING
                        ? grouped(call, expressions)
                        : expressions.encode(arguments))));
    if (!filter.isEmpty()) {
      parts.addAll(List.of("filter", JsonText.array(filter)));
    }
    List<String> order = order(call, expressions);
    if (!order.isEmpty()) {
      parts.addAll(List.of("order", JsonText.array(order)));
    }
    return JsonText.object(parts);
  }

  private List<String> grouped(AggregateCall call, RexEncoder expressions) {
    return call.getArgList().stream().map(key -> key(key, expressions)).toList();
  }

  private List<String> order(AggregateCall call, RexEncoder expressions) {
    List<String> order = new ArrayList<>();
    List<String> decided = new ArrayList<>();
    for (RelFieldCollation key : call.getCollation().getFieldCollations()) {
      RexNode expression = row.get(key.getFieldIndex());
      String value = expressions.encode(expression);
      if (!(expression instanceof RexLiteral) && !decided.contains(value)) {
        decided.add(value);
        order.add(
            JsonText.array(
                List.of(
                    value,
                    JsonText.quote(key.direction.shortString),
                    JsonText.quote(key.nullDirection.name()))));
      }
    }
    return order;
  }
}
