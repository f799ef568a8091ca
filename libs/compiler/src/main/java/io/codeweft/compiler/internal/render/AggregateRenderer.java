package io.codeweft.compiler.internal.render;

import io.codeweft.compiler.internal.functions.LibraryAggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
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

  static Expr call(AggregateCall call, List<Expr> input) {
    List<Expr> parts = new ArrayList<>();
    List<Expr> arguments = call.getArgList().stream().map(input::get).toList();
    parts.addAll(arguments);
    List<Expr> order = new ArrayList<>();
    call.getCollation()
        .getFieldCollations()
        .forEach(
            key ->
                order.add(
                    RexRenderer.ordered(
                        input.get(key.getFieldIndex()), key.direction, key.nullDirection)));
    parts.addAll(order);
    boolean star = arguments.isEmpty() && call.getAggregation().getKind() == SqlKind.COUNT;
    String text =
        engineName(call.getAggregation())
            + "("
            + (call.isDistinct() ? "DISTINCT " : "")
            + (star ? "*" : Expr.join(arguments, ", "))
            + (order.isEmpty() ? "" : " ORDER BY " + Expr.join(order, ", "))
            + ")";
    if (call.hasFilter()) {
      Expr filter = input.get(call.filterArg);
      parts.add(filter);
      text += " FILTER (WHERE " + filter.text() + ")";
    }
    return exact(call.getAggregation(), call.getType(), text, parts);
  }

  /** The engine sums integers as 128 bit; the plan says int64, and overflow is an error. */
  static Expr exact(SqlAggFunction function, RelDataType type, String text, List<Expr> parts) {
    boolean wide = function.getKind() == SqlKind.SUM && type.getSqlTypeName() == SqlTypeName.BIGINT;
    return Expr.complex(wide ? "CAST(" + text + " AS BIGINT)" : text, parts);
  }

  static String engineName(SqlAggFunction function) {
    return switch (function.getKind()) {
      case COUNT, SUM, MIN, MAX, AVG, ROW_NUMBER, RANK, DENSE_RANK, LAG, LEAD -> lower(function);
      case FIRST_VALUE, LAST_VALUE, ARRAY_AGG, GROUPING -> lower(function);
      case LISTAGG -> "string_agg";
      case SINGLE_VALUE -> "any_value";
      default -> {
        boolean known =
            function instanceof LibraryAggregate
                || function.getName().equals("bool_and")
                || function.getName().equals("bool_or");
        if (!known) {
          throw new Unrenderable("aggregate " + function.getName());
        }
        yield lower(function);
      }
    };
  }

  private static String lower(SqlAggFunction function) {
    return function.getName().toLowerCase(Locale.ROOT);
  }
}
