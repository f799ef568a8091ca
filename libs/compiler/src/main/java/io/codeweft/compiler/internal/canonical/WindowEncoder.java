package io.codeweft.compiler.internal.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlKind;

/**
 * Window functions. Partition keys are a set; an order key that is constant within the partition,
 * or comes again, decides nothing; a frame that covers the whole partition needs no order where the
 * function takes none.
 */
record WindowEncoder(RexEncoder expressions) {
  private static final Set<SqlKind> WITHOUT_ORDER =
      Set.of(SqlKind.COUNT, SqlKind.SUM, SqlKind.MIN, SqlKind.MAX, SqlKind.AVG);

  String encode(RexOver over) {
    RexWindow window = over.getWindow();
    List<String> partition = expressions.encode(window.partitionKeys);
    List<String> order = order(window, partition);
    String frame = over.getAggOperator().allowsFraming() ? frame(window, order.isEmpty()) : "";
    if (frame.equals("partition") && WITHOUT_ORDER.contains(over.getAggOperator().getKind())) {
      order = List.of();
    }
    return JsonText.object(
        "over",
        JsonText.quote(flags(over)),
        "args",
        JsonText.array(arguments(over)),
        "partition",
        JsonText.set(partition),
        "order",
        JsonText.array(order),
        "frame",
        JsonText.quote(frame));
  }

  private List<String> order(RexWindow window, List<String> partition) {
    List<String> order = new ArrayList<>();
    List<String> decided = new ArrayList<>(partition);
    for (RexFieldCollation key : window.orderKeys) {
      String value = expressions.encode(key.left);
      if (!(key.left instanceof RexLiteral) && !decided.contains(value)) {
        decided.add(value);
        order.add(
            JsonText.array(
                List.of(
                    value,
                    JsonText.quote(key.getDirection().shortString),
                    JsonText.quote(key.getNullDirection().name()))));
      }
    }
    return order;
  }

  private String frame(RexWindow window, boolean allArePeers) {
    RexWindowBound lower = window.getLowerBound();
    RexWindowBound upper = window.getUpperBound();
    boolean fromStart = lower.isUnbounded() || (allArePeers && isPeer(window, lower));
    boolean toEnd = upper.isUnbounded() || (allArePeers && isPeer(window, upper));
    String exclude =
        window.getExclude() == RexWindowExclusion.EXCLUDE_NO_OTHER ? "" : " " + window.getExclude();
    return fromStart && toEnd
        ? "partition" + exclude
        : (window.isRows() ? "rows " : "range ") + bound(lower) + " " + bound(upper) + exclude;
  }

  private static boolean isPeer(RexWindow window, RexWindowBound bound) {
    return !window.isRows() && bound.isCurrentRow();
  }

  private String bound(RexWindowBound bound) {
    if (bound.isCurrentRow()) {
      return "current";
    }
    String offset =
        bound.getOffset() == null
            ? "unbounded"
            : expressions.encode(bound.getOffset()).replace('"', '\'');
    return offset + (bound.isPreceding() ? " preceding" : " following");
  }

  private static String flags(RexOver over) {
    return over.getAggOperator().getName().toLowerCase(Locale.ROOT)
        + (over.isDistinct() ? " distinct" : "")
        + (over.ignoreNulls() ? " ignore nulls" : "");
  }

  /** Without those that are what is meant when nothing is written. */
  private List<String> arguments(RexOver over) {
    List<RexNode> arguments = new ArrayList<>(over.getOperands());
    SqlKind kind = over.getAggOperator().getKind();
    if (kind == SqlKind.COUNT && !over.isDistinct() && !arguments.isEmpty()) {
      arguments.removeIf(
          argument -> arguments.size() == 1 && !RexEncoder.plain(argument).getType().isNullable());
    }
    if (kind == SqlKind.LAG || kind == SqlKind.LEAD) {
      if (arguments.size() == 3 && RexLiteral.isNullLiteral(arguments.getLast())) {
        arguments.removeLast();
      }
      if (arguments.size() == 2
          && arguments.getLast() instanceof RexLiteral offset
          && Integer.valueOf(1).equals(offset.getValueAs(Integer.class))) {
        arguments.removeLast();
      }
    }
    return expressions.encode(arguments);
  }
}
