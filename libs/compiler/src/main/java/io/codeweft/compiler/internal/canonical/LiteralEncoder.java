package io.codeweft.compiler.internal.canonical;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Sarg;

/** Literals with their types. */
final class LiteralEncoder {
  /** Numbers, each of which holds every value of those before it. */
  private static final List<String> WIDER = List.of("integer", "bigint", "double");

  private LiteralEncoder() {}

  static String encode(RexLiteral literal) {
    return encode(literal, TypeCode.of(literal.getType()));
  }

  /**
   * As the engine takes it beside a value of another type: {@code size > 1} compares with a bigint.
   */
  static String beside(RexLiteral literal, RelDataType other) {
    String own = TypeCode.of(literal.getType());
    String wanted = TypeCode.of(other);
    boolean widened = WIDER.contains(own) && WIDER.indexOf(own) < WIDER.indexOf(wanted);
    return encode(literal, widened ? wanted : own);
  }

  /** The operand of a comparison without a cast that keeps its value. */
  static RexNode uncast(RexNode operand) {
    return operand.getKind() == SqlKind.CAST
            && TypeCode.of(operand.getType()).equals("bigint")
            && TypeCode.of(((RexCall) operand).getOperands().getFirst().getType()).equals("integer")
        ? ((RexCall) operand).getOperands().getFirst()
        : operand;
  }

  private static String encode(RexLiteral literal, String type) {
    String quoted = JsonText.quote(type);
    if (literal.isNull()) {
      return JsonText.object("null", quoted);
    }
    if (literal.getValue() instanceof Sarg<?> sarg) {
      return JsonText.object("set", JsonText.quote(sarg.toString()), "type", quoted);
    }
    String text =
        switch (literal.getTypeName()) {
          case CHAR, VARCHAR -> String.valueOf(literal.getValueAs(String.class));
          case DECIMAL, DOUBLE ->
              Objects.requireNonNull(literal.getValueAs(BigDecimal.class))
                  .stripTrailingZeros()
                  .toPlainString();
          default -> String.valueOf(literal.getValue());
        };
    return JsonText.object("value", JsonText.quote(text), "type", quoted);
  }
}
