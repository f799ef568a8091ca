package io.codeweft.compiler.internal.render;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.Sarg;

/** Calcite's SEARCH: sets of points become IN, everything else comparisons. */
record SearchRenderer(RexRenderer expressions, RexBuilder builder) {

  Expr render(RexCall call) {
    RexLiteral set = (RexLiteral) call.getOperands().get(1);
    Sarg<?> sarg = (Sarg<?>) Objects.requireNonNull(set.getValue());
    boolean in = sarg.isPoints() && sarg.pointCount > 1;
    boolean notIn = sarg.isComplementedPoints() && sarg.negate().pointCount > 1;
    if (sarg.nullAs != RexUnknownAs.UNKNOWN || !(in || notIn)) {
      return expressions.render(RexUtil.expandSearch(builder, null, call));
    }
    Expr value = expressions.render(call.getOperands().getFirst());
    RelDataType type = call.getOperands().getFirst().getType();
    String points =
        points(in ? sarg : sarg.negate())
            .map(point -> literal(point, type).text())
            .collect(Collectors.joining(", "));
    return Expr.complex(
        "(" + value.text() + (in ? " IN (" : " NOT IN (") + points + "))", List.of(value));
  }

  private static Stream<?> points(Sarg<?> sarg) {
    return sarg.rangeSet.asRanges().stream().map(range -> range.lowerEndpoint());
  }

  private Expr literal(Object point, RelDataType type) {
    RexNode literal = builder.makeLiteral(point, type, true, true);
    return expressions.render(literal);
  }
}
