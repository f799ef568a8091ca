package io.codeweft.compiler.internal.render;

import io.codeweft.compiler.internal.functions.LibraryAggregate;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** GROUP BY and its aggregate calls. */
final class AggregateRenderer {
  private AggregateRenderer() {}

  static @Nullable Expr groupBy(Aggregate aggregate, List<Expr> input) {
    List<Expr> keys = aggregate.getGroupSet().asList().stream().map(input::get).toList();
    if (aggregate.getGroupType() == Aggregate.Group.SIMPLE) {
      return keys.isEmpty() ? null : Expr.complex(Expr.join(keys, ", "), keys);
    }
    List<String> sets = new ArrayList<>();
    for (ImmutableBitSet set : aggregate.getGroupSets()) {
      sets.add("(" + Expr.join(set.asList().stream().map(input::get).toList(), ", ") + ")");
    }
    return Expr.complex("GROUPING SETS (" + String.join(", ", sets) + ")", keys);
  }

  static Expr call(AggregateCall call, RelNode input, List<Expr> row, Dialect dialect) {
    FunctionCall rendered =
        new FunctionCall(
            call.getAggregation(),
            call.getType(),
            call.getArgList().stream().map(row::get).toList(),
            call.getArgList().stream().map(argument -> typeOf(input, argument)).toList(),
            call.isDistinct(),
            call.ignoreNulls(),
            call.getCollation().getFieldCollations().stream()
                .map(key -> key(key, input, row))
                .toList(),
            call.hasFilter() ? row.get(call.filterArg) : null);
    return dialect.aggregate(
        call.getAggregation() instanceof LibraryAggregate ? rendered.filtersItself() : rendered);
  }

  static FunctionCall.Key key(RelFieldCollation key, RelNode input, List<Expr> row) {
    return new FunctionCall.Key(
        row.get(key.getFieldIndex()),
        key.direction,
        key.nullDirection,
        typeOf(input, key.getFieldIndex()));
  }

  private static RelDataType typeOf(RelNode node, int column) {
    return node.getRowType().getFieldList().get(column).getType();
  }
}
