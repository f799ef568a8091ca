package io.codeweft.compiler.internal.facets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.core.AggregateCall;

/** Calls over the rows of a group, as text. */
final class AggregateText {
  private AggregateText() {}

  static String of(AggregateCall call, List<Value> input) {
    StringBuilder text = new StringBuilder();
    text.append(call.getAggregation().getName().toLowerCase(Locale.ROOT)).append('(');
    text.append(call.isDistinct() ? "distinct " : "");
    text.append(
        call.getArgList().isEmpty()
            ? "*"
            : String.join(", ", call.getArgList().stream().map(i -> input.get(i).text()).toList()));
    List<String> order = new ArrayList<>();
    call.getCollation()
        .getFieldCollations()
        .forEach(
            key ->
                order.add(
                    input.get(key.getFieldIndex()).text()
                        + " "
                        + key.direction.shortString
                        + " nulls "
                        + key.nullDirection.name().toLowerCase(Locale.ROOT)));
    text.append(order.isEmpty() ? "" : " order by " + String.join(", ", order)).append(')');
    text.append(call.hasFilter() ? " filter " + input.get(call.filterArg).text() : "");
    return text.toString();
  }
}
