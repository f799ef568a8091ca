package io.codeweft.compiler.internal.render;

import io.codeweft.compiler.internal.functions.LibraryAggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;
import org.apache.calcite.sql.SqlAggFunction;

/** Aggregate and window functions as Spark writes them. */
record SparkAggregates(Spark dialect) {

  Expr aggregate(FunctionCall call) {
    check(call);
    String text =
        switch (call.function().getKind()) {
          case ARRAY_AGG -> list(call);
          case LISTAGG -> concatenation(call);
          case GROUPING -> grouping(call);
          default -> {
            requireNoOrder(call);
            yield invocation(call, name(call.function())) + filter(call);
          }
        };
    return Expr.complex(exact(call, text), call.parts());
  }

  Expr window(FunctionCall call, Expr over, boolean ordered) {
    check(call);
    if (call.distinct()) {
      throw new Unrenderable("window function over distinct values");
    }
    boolean ranking =
        switch (call.function().getKind()) {
          case ROW_NUMBER, RANK, DENSE_RANK, LAG, LEAD -> true;
          default -> false;
        };
    String order = ranking && !ordered ? " ORDER BY NULL" : "";
    String window = " OVER (" + (over.text() + order).strip() + ")";
    String text =
        switch (call.function().getKind()) {
          case ARRAY_AGG, LISTAGG ->
              throw new Unrenderable(call.function().getName() + " as a window function");
          default ->
              invocation(call, name(call.function()))
                  + (call.ignoreNulls() ? " IGNORE NULLS" : "")
                  + window;
        };
    List<Expr> parts = new ArrayList<>(call.parts());
    parts.add(over);
    return Expr.complex(exact(call, text), parts);
  }

  private void check(FunctionCall call) {
    call.order().forEach(key -> dialect.requireOrder(key.type()));
    if (call.distinct()) {
      call.argumentTypes().forEach(dialect::requireDistinct);
    }
    switch (call.function().getKind()) {
      case MIN, MAX -> call.argumentTypes().forEach(dialect::requireOrder);
      default -> {}
    }
  }

  /** Of several columns, each is a binary digit. */
  private static String grouping(FunctionCall call) {
    return call.arguments().stream()
        .map(argument -> "CAST(grouping(" + argument.text() + ") AS BIGINT)")
        .reduce((high, low) -> "(" + high + " * 2 + " + low + ")")
        .orElseThrow();
  }

  private static void requireNoOrder(FunctionCall call) {
    if (!call.order().isEmpty()) {
      throw new Unrenderable("order of rows in " + call.function().getName());
    }
  }

  private static String invocation(FunctionCall call, String name) {
    return name
        + "("
        + (call.distinct() ? "DISTINCT " : "")
        + (call.isCountOfRows() ? "*" : Expr.join(call.arguments(), ", "))
        + ")";
  }

  private static String filter(FunctionCall call) {
    return call.filter() == null ? "" : " FILTER (WHERE " + call.filter().text() + ")";
  }

  /** Spark counts rows in int32 and says GROUPING in int8. */
  private String exact(FunctionCall call, String text) {
    return switch (call.function().getKind()) {
      case ROW_NUMBER, RANK, DENSE_RANK, GROUPING ->
          "CAST(" + text + " AS " + dialect.type(call.type()) + ")";
      default -> text;
    };
  }

  /** Nulls are elements too, and no row gives null: Spark leaves them out, and gives no element. */
  private static String list(FunctionCall call) {
    return collected(call, filter(call), "%s");
  }

  private static String collected(FunctionCall call, String filter, String result) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < call.order().size(); i++) {
      fields.add("'k" + i + "', " + call.order().get(i).by().text());
    }
    fields.add("'v', " + call.arguments().getFirst().text());
    String rows =
        "collect_list("
            + (call.distinct() ? "DISTINCT " : "")
            + "named_struct("
            + String.join(", ", fields)
            + "))"
            + filter;
    String sorted =
        call.order().isEmpty()
            ? rows
            : "array_sort(" + rows + ", (l, r) -> " + order(call, 0) + ")";
    String values = "transform(" + sorted + ", x -> x.v)";
    return "CASE WHEN count(*)" + filter + " > 0 THEN " + result.formatted(values) + " END";
  }

  private static String order(FunctionCall call, int at) {
    if (at == call.order().size()) {
      return "0";
    }
    FunctionCall.Key key = call.order().get(at);
    String l = "l.k" + at;
    String r = "r.k" + at;
    int nulls = key.nulls() == NullDirection.FIRST ? -1 : 1;
    int less = key.direction().isDescending() ? 1 : -1;
    return "CASE WHEN %s <=> %s THEN %s WHEN %s IS NULL THEN %d WHEN %s IS NULL THEN %d WHEN %s < %s THEN %d ELSE %d END"
        .formatted(l, r, order(call, at + 1), l, nulls, r, -nulls, l, r, less, -less);
  }

  /** Not listagg: Spark 4.1 fails where it stands beside an aggregate of distinct values. */
  private static String concatenation(FunctionCall call) {
    String some = call.arguments().getFirst().text() + " IS NOT NULL";
    String filter = call.filter() == null ? some : some + " AND " + call.filter().text();
    String separator = call.arguments().size() > 1 ? call.arguments().get(1).text() : "','";
    return collected(
        call,
        " FILTER (WHERE " + filter + ")",
        "array_join(%s, " + separator.replace("%", "%%") + ")");
  }

  private static String name(SqlAggFunction function) {
    return switch (function.getKind()) {
      case COUNT, SUM, MIN, MAX, AVG, ROW_NUMBER, RANK, DENSE_RANK, LAG, LEAD -> lower(function);
      case FIRST_VALUE, LAST_VALUE -> lower(function);
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
