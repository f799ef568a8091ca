package io.codeweft.compiler.internal.render;

import io.codeweft.compiler.internal.functions.LibraryAggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/** Aggregate and window functions as DuckDB writes them. */
final class DuckDbAggregates {
  private DuckDbAggregates() {}

  static Expr aggregate(FunctionCall call, Dialect dialect) {
    List<Expr> order = call.order().stream().map(key -> Ordering.of(key, dialect)).toList();
    String text =
        engineName(call.function())
            + "("
            + (call.distinct() ? "DISTINCT " : "")
            + (call.isCountOfRows() ? "*" : Expr.join(call.arguments(), ", "))
            + (order.isEmpty() ? "" : " ORDER BY " + Expr.join(order, ", "))
            + ")"
            + (call.filter() == null ? "" : " FILTER (WHERE " + call.filter().text() + ")");
    return exact(call, text, call.parts());
  }

  static Expr window(FunctionCall call, Expr over) {
    String text =
        engineName(call.function())
            + "("
            + (call.distinct() ? "DISTINCT " : "")
            + (call.isCountOfRows() ? "*" : Expr.join(call.arguments(), ", "))
            + (call.ignoreNulls() ? " IGNORE NULLS" : "")
            + ") OVER ("
            + over.text()
            + ")";
    List<Expr> parts = new ArrayList<>(call.parts());
    parts.add(over);
    return exact(call, text, parts);
  }

  /** The engine sums integers as 128 bit; the plan says int64, and overflow is an error. */
  private static Expr exact(FunctionCall call, String text, List<Expr> parts) {
    boolean wide =
        call.function().getKind() == SqlKind.SUM
            && call.type().getSqlTypeName() == SqlTypeName.BIGINT;
    return Expr.complex(wide ? "CAST(" + text + " AS BIGINT)" : text, parts);
  }

  private static String engineName(SqlAggFunction function) {
    return switch (function.getKind()) {
      case COUNT, SUM, MIN, MAX, AVG, ROW_NUMBER, RANK, DENSE_RANK, LAG, LEAD -> lower(function);
      case FIRST_VALUE, LAST_VALUE, ARRAY_AGG, GROUPING -> lower(function);
      case LISTAGG -> "string_agg";
      case SINGLE_VALUE -> "any_value";
      default -> {
        if (function instanceof LibraryAggregate aggregate) {
          yield aggregate.engineName();
        }
        boolean known =
            function.getName().equals("bool_and") || function.getName().equals("bool_or");
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
