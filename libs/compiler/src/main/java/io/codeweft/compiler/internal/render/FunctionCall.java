package io.codeweft.compiler.internal.render;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * A call of an aggregate or window function.
 *
 * @param type of the result
 * @param argumentTypes as many as arguments
 * @param order of the rows the function takes, empty for any
 * @param filter which rows it takes
 */
record FunctionCall(
    SqlAggFunction function,
    RelDataType type,
    List<Expr> arguments,
    List<RelDataType> argumentTypes,
    boolean distinct,
    boolean ignoreNulls,
    List<Key> order,
    @Nullable Expr filter) {

  /** A sort key. */
  record Key(
      Expr by,
      RelFieldCollation.Direction direction,
      RelFieldCollation.NullDirection nulls,
      RelDataType type) {}

  boolean isCountOfRows() {
    return arguments.isEmpty() && function.getKind() == SqlKind.COUNT;
  }

  /** Everything the call mentions. */
  List<Expr> parts() {
    List<Expr> parts = new ArrayList<>(arguments);
    order.forEach(key -> parts.add(key.by()));
    if (filter != null) {
      parts.add(filter);
    }
    return parts;
  }

  /**
   * The same without a FILTER, which engines take of their own aggregates only: those of the
   * library leave out rows whose first argument is null.
   */
  FunctionCall filtersItself() {
    if (filter == null) {
      return this;
    }
    List<Expr> filtered = new ArrayList<>(arguments);
    String text = "CASE WHEN " + filter.text() + " THEN " + filtered.getFirst().text() + " END";
    filtered.set(0, Expr.complex(text, List.of(filter, filtered.getFirst())));
    return new FunctionCall(
        function, type, filtered, argumentTypes, distinct, ignoreNulls, order, null);
  }
}
