package io.codeweft.compiler.internal.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowExclusion;

/** {@code f(x) OVER (PARTITION BY ... ORDER BY ... frame)}. */
record WindowRenderer(RexRenderer expressions) {

  Expr render(RexOver over) {
    List<Expr> parts = new ArrayList<>();
    String window = window(over, parts);
    FunctionCall call =
        new FunctionCall(
            over.getAggOperator(),
            over.getType(),
            expressions.render(over.getOperands()),
            over.getOperands().stream().map(RexNode::getType).toList(),
            over.isDistinct(),
            over.ignoreNulls(),
            List.of(),
            null);
    return expressions
        .dialect()
        .window(call, Expr.complex(window, parts), !over.getWindow().orderKeys.isEmpty());
  }

  private String window(RexOver over, List<Expr> parts) {
    RexWindow window = over.getWindow();
    List<String> clauses = new ArrayList<>();
    if (!window.partitionKeys.isEmpty()) {
      List<Expr> keys = expressions.render(window.partitionKeys);
      parts.addAll(keys);
      clauses.add("PARTITION BY " + Expr.join(keys, ", "));
    }
    if (!window.orderKeys.isEmpty()) {
      List<Expr> keys =
          window.orderKeys.stream()
              .map(expressions::orderKey)
              .map(key -> Ordering.of(key, expressions.dialect()))
              .toList();
      parts.addAll(keys);
      clauses.add("ORDER BY " + Expr.join(keys, ", "));
    }
    if (over.getAggOperator().allowsFraming() && !isDefaultFrame(window)) {
      clauses.add(frame(window, parts));
    }
    return String.join(" ", clauses);
  }

  private static boolean isDefaultFrame(RexWindow window) {
    boolean fromStart = window.getLowerBound().isUnbounded();
    boolean wholeOrRunning =
        window.orderKeys.isEmpty()
            ? window.getUpperBound().isUnbounded() || !window.isRows()
            : window.getUpperBound().isCurrentRow() && !window.isRows();
    return fromStart
        && wholeOrRunning
        && window.getExclude() == RexWindowExclusion.EXCLUDE_NO_OTHER;
  }

  private String frame(RexWindow window, List<Expr> parts) {
    return (window.isRows() ? "ROWS" : "RANGE")
        + " BETWEEN "
        + bound(window.getLowerBound(), parts)
        + " AND "
        + bound(window.getUpperBound(), parts)
        + expressions.dialect().exclusion(window.getExclude());
  }

  private String bound(RexWindowBound bound, List<Expr> parts) {
    if (bound.isCurrentRow()) {
      return "CURRENT ROW";
    }
    String direction = bound.isPreceding() ? " PRECEDING" : " FOLLOWING";
    if (bound.isUnbounded()) {
      return "UNBOUNDED" + direction;
    }
    Expr offset = expressions.render(Objects.requireNonNull(bound.getOffset()));
    parts.add(offset);
    return offset.text() + direction;
  }
}
