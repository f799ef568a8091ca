package io.codeweft.compiler.internal.canonical;

import io.codeweft.compiler.internal.functions.LaneFunction;
import io.codeweft.compiler.internal.functions.NullableElements;
import io.codeweft.compiler.internal.subquery.SubQueryCall;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.apache.calcite.plan.RelOptUtil;
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
import org.apache.calcite.util.Sarg;

/**
 * Expressions of one block.
 *
 * @param labels what the columns of the block are called
 */
record RexEncoder(Block block, Scope scope, boolean keepOrder, IntFunction<String> labels) {

  String encode(RexNode node) {
    return switch (node) {
      case RexInputRef reference -> JsonText.quote(labels.apply(reference.getIndex()));
      case RexLiteral literal -> literal(literal);
      case RexFieldAccess access -> fieldAccess(access);
      case RexOver over -> window(over);
      case RexCall call -> call(call);
      default -> throw new IllegalStateException("no canonical form for " + node);
    };
  }

  List<String> encode(List<? extends RexNode> nodes) {
    List<String> encoded = new ArrayList<>();
    nodes.forEach(node -> encoded.add(encode(node)));
    return encoded;
  }

  private static String literal(RexLiteral literal) {
    String type = JsonText.quote(TypeCode.base(literal.getType()));
    if (literal.isNull()) {
      return JsonText.object("null", type);
    }
    if (literal.getValue() instanceof Sarg<?> sarg) {
      return JsonText.object("set", JsonText.quote(sarg.toString()), "type", type);
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
    return JsonText.object("value", JsonText.quote(text), "type", type);
  }

  private String fieldAccess(RexFieldAccess access) {
    if (access.getReferenceExpr() instanceof RexCorrelVariable variable) {
      return scope.column(variable.id, access.getField().getIndex());
    }
    return JsonText.object(
        "field",
        JsonText.quote(access.getField().getName()),
        "of",
        encode(access.getReferenceExpr()));
  }

  private String call(RexCall call) {
    List<RexNode> operands = call.getOperands();
    return switch (call.getKind()) {
      case AND -> named("and", JsonText.set(encode(RelOptUtil.conjunctions(call))));
      case OR -> named("or", JsonText.set(encode(RelOptUtil.disjunctions(call))));
      case GREATER_THAN -> named("<", JsonText.array(encode(operands.reversed())));
      case GREATER_THAN_OR_EQUAL -> named("<=", JsonText.array(encode(operands.reversed())));
      case CAST -> cast("cast", call);
      case SAFE_CAST -> cast("try_cast", call);
      default -> operator(call);
    };
  }

  /** A cast that changes nothing but nullability says nothing. */
  private String cast(String name, RexCall call) {
    RexNode operand = call.getOperands().getFirst();
    String type = TypeCode.base(call.getType());
    return type.equals(TypeCode.base(operand.getType()))
        ? encode(operand)
        : JsonText.object(name, encode(operand), "type", JsonText.quote(type));
  }

  private String operator(RexCall call) {
    if (call.getOperator() instanceof SubQueryCall subQuery) {
      return subQuery(subQuery, call.getOperands());
    }
    if (call.getOperator() instanceof NullableElements) {
      return encode(call.getOperands().getFirst());
    }
    List<String> operands = encode(call.getOperands());
    boolean symmetrical =
        call.getOperator().isSymmetrical()
            || call.getKind() == SqlKind.PLUS
            || call.getKind() == SqlKind.TIMES;
    if (symmetrical) {
      operands.sort(null);
    }
    String name = call.getOperator().getName().toLowerCase(Locale.ROOT);
    boolean library = call.getOperator() instanceof LaneFunction f && f.isLibrary();
    return named(library ? "lib:" + name : name, JsonText.array(operands));
  }

  private static String named(String name, String operands) {
    return JsonText.object(name, operands);
  }

  private String window(RexOver over) {
    RexWindow window = over.getWindow();
    List<String> order = new ArrayList<>();
    for (RexFieldCollation key : window.orderKeys) {
      order.add(
          JsonText.array(
              List.of(
                  encode(key.left),
                  JsonText.quote(key.getDirection().shortString),
                  JsonText.quote(key.getNullDirection().name()))));
    }
    String frame =
        (window.isRows() ? "rows " : "range ")
            + bound(window.getLowerBound())
            + " "
            + bound(window.getUpperBound())
            + " "
            + window.getExclude();
    return JsonText.object(
        "over",
        JsonText.quote(flags(over)),
        "args",
        JsonText.array(encode(over.getOperands())),
        "partition",
        JsonText.set(encode(window.partitionKeys)),
        "order",
        JsonText.array(order),
        "frame",
        JsonText.quote(over.getAggOperator().allowsFraming() ? frame : ""));
  }

  private static String flags(RexOver over) {
    return over.getAggOperator().getName().toLowerCase(Locale.ROOT)
        + (over.isDistinct() ? " distinct" : "")
        + (over.ignoreNulls() ? " ignore nulls" : "");
  }

  private String bound(RexWindowBound bound) {
    if (bound.isCurrentRow()) {
      return "current";
    }
    String offset =
        bound.getOffset() == null ? "unbounded" : encode(bound.getOffset()).replace('"', '\'');
    return offset + (bound.isPreceding() ? " preceding" : " following");
  }

  private String subQuery(SubQueryCall call, List<RexNode> operands) {
    List<RexNode> row = operands.subList(call.compared(), operands.size());
    Scope inside = scope.inside(Map.of(SubQueryCall.ROW, column -> encode(row.get(column))));
    BlockBuilder inner =
        new BlockBuilder(inside, keepOrder, call.body().getCluster().getRexBuilder());
    Block body = inner.visit(call.body());
    if (call.test() == SqlKind.EXISTS) {
      body.outputs = List.of();
    }
    return JsonText.object(
        "sub-query",
        JsonText.quote(call.test().name()),
        "args",
        JsonText.array(encode(operands.subList(0, call.compared()))),
        "in",
        inner.sealed(body));
  }
}
