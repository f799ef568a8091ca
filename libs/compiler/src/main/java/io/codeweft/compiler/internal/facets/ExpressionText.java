package io.codeweft.compiler.internal.facets;

import io.codeweft.compiler.internal.functions.NullableElements;
import io.codeweft.compiler.internal.functions.StructPack;
import io.codeweft.compiler.internal.subquery.SubQueryCall;
import io.codeweft.compiler.internal.types.Types;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.Sarg;

/**
 * Expressions over one row, written over what the row is made of.
 *
 * @param plan the plan they are part of
 */
record ExpressionText(PlanFacets plan, List<Value> row) {

  Value of(RexNode node) {
    return switch (node) {
      case RexInputRef reference -> row.get(reference.getIndex());
      case RexLiteral literal -> Value.of(literal(literal));
      case RexFieldAccess access -> field(access);
      case RexOver over -> window(over);
      case RexCall call -> call(call);
      default -> Value.of(node.toString());
    };
  }

  List<Value> each(List<? extends RexNode> nodes) {
    List<Value> values = new ArrayList<>();
    nodes.forEach(node -> values.add(of(node)));
    return values;
  }

  static List<String> texts(List<Value> values) {
    return values.stream().map(Value::text).toList();
  }

  static boolean anyGathered(List<Value> values) {
    return values.stream().anyMatch(Value::gathered);
  }

  static String literal(RexLiteral literal) {
    if (literal.isNull()) {
      return "NULL";
    }
    if (literal.getValue() instanceof Sarg<?> sarg) {
      return sarg.toString();
    }
    return switch (literal.getTypeName()) {
      case CHAR, VARCHAR ->
          "'" + Objects.toString(literal.getValueAs(String.class)).replace("'", "''") + "'";
      case DECIMAL, DOUBLE ->
          Objects.requireNonNull(literal.getValueAs(BigDecimal.class))
              .stripTrailingZeros()
              .toPlainString();
      default -> String.valueOf(literal.getValue());
    };
  }

  private Value field(RexFieldAccess access) {
    RexNode struct = access.getReferenceExpr();
    int index = access.getField().getIndex();
    if (struct instanceof RexCorrelVariable variable) {
      return plan.outerRow(variable.id).get(index);
    }
    boolean made = struct instanceof RexCall call && call.getOperator() instanceof StructPack;
    return made
        ? of(((RexCall) struct).getOperands().get(index))
        : of(struct).step("." + access.getField().getName());
  }

  private Value window(RexOver over) {
    RexWindow window = over.getWindow();
    String partition =
        texts(each(window.partitionKeys)).stream().sorted().collect(Collectors.joining(", "));
    List<String> order = new ArrayList<>();
    for (RexFieldCollation key : window.orderKeys) {
      order.add(
          of(key.left).text()
              + " "
              + key.getDirection().shortString
              + " nulls "
              + key.getNullDirection().name().toLowerCase(Locale.ROOT));
    }
    String frame =
        over.getAggOperator().allowsFraming()
            ? (window.isRows() ? " rows " : " range ")
                + bound(window.getLowerBound())
                + " to "
                + bound(window.getUpperBound())
                + " "
                + window.getExclude()
            : "";
    String text =
        over.getAggOperator().getName().toLowerCase(Locale.ROOT)
            + (over.isDistinct() ? "(distinct " : "(")
            + String.join(", ", texts(each(over.getOperands())))
            + (over.ignoreNulls() ? " ignore nulls)" : ")")
            + " over (partition by "
            + partition
            + " order by "
            + String.join(", ", order)
            + frame
            + ")";
    return new Value(text, true);
  }

  private String bound(RexWindowBound bound) {
    if (bound.isCurrentRow()) {
      return "current";
    }
    String offset = bound.getOffset() == null ? "unbounded" : of(bound.getOffset()).text();
    return offset + (bound.isPreceding() ? " preceding" : " following");
  }

  private Value call(RexCall call) {
    List<Value> operands = each(call.getOperands());
    boolean gathered = anyGathered(operands);
    List<String> texts = texts(operands);
    if (call.getOperator() instanceof SubQueryCall subQuery) {
      return new Value(plan.subQuery(subQuery, operands), true);
    }
    return switch (call.getKind()) {
      case CAST -> cast("cast", call, operands.getFirst());
      case SAFE_CAST -> cast("try_cast", call, operands.getFirst());
      case GREATER_THAN -> infix(List.of(texts.get(1), texts.get(0)), " < ", gathered);
      case GREATER_THAN_OR_EQUAL -> infix(List.of(texts.get(1), texts.get(0)), " <= ", gathered);
      case LESS_THAN -> infix(texts, " < ", gathered);
      case LESS_THAN_OR_EQUAL -> infix(texts, " <= ", gathered);
      case EQUALS, NOT_EQUALS, AND, OR, PLUS, TIMES ->
          infix(texts.stream().sorted().toList(), " " + name(call) + " ", gathered);
      case MINUS, DIVIDE -> infix(texts, " " + name(call) + " ", gathered);
      case ITEM -> operands.get(0).step("[" + texts.get(1) + "]");
      default -> {
        if (call.getOperator() instanceof NullableElements) {
          yield operands.getFirst();
        }
        List<String> arguments =
            call.getOperator().isSymmetrical() ? texts.stream().sorted().toList() : texts;
        yield new Value(name(call) + "(" + String.join(", ", arguments) + ")", gathered);
      }
    };
  }

  private static String name(RexCall call) {
    return call.getOperator().getName().toLowerCase(Locale.ROOT);
  }

  private static Value infix(List<String> operands, String operator, boolean gathered) {
    return new Value("(" + String.join(operator, operands) + ")", gathered);
  }

  private static Value cast(String name, RexCall call, Value operand) {
    boolean same =
        call.getKind() == SqlKind.CAST
            && SqlTypeUtil.equalSansNullability(
                call.getType(), call.getOperands().getFirst().getType());
    return same
        ? operand
        : new Value(
            name + "(" + operand.text() + " as " + Types.text(call.getType()) + ")",
            operand.gathered());
  }
}
