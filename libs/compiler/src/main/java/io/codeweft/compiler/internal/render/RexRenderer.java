package io.codeweft.compiler.internal.render;

import io.codeweft.compiler.internal.subquery.SubQueryCall;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Expressions over one input row. */
final class RexRenderer {
  private final PlanRenderer plans;
  private final Frame frame;
  private final List<Expr> input;

  RexRenderer(PlanRenderer plans, Frame frame, List<Expr> input) {
    this.plans = plans;
    this.frame = frame;
    this.input = input;
  }

  List<Expr> render(List<? extends RexNode> nodes) {
    List<Expr> rendered = new ArrayList<>();
    nodes.forEach(node -> rendered.add(render(node)));
    return rendered;
  }

  Expr render(RexNode node) {
    return switch (node) {
      case RexInputRef reference -> input.get(reference.getIndex());
      case RexLiteral literal -> literal(literal, frame.dialect());
      case RexFieldAccess access -> fieldAccess(access);
      case RexOver over -> new WindowRenderer(this).render(over);
      case RexCall call -> new CallRenderer(this, plans.rexBuilder()).render(call);
      default -> throw new Unrenderable("expression " + node);
    };
  }

  /** An expression that decides over rows: what is null decides as what is false. */
  Expr condition(RexNode node) {
    if (!(node instanceof RexCall call)) {
      return render(node);
    }
    boolean negatedIn = call.getKind() == SqlKind.NOT && isSubQuery(call.getOperands().getFirst());
    if (call.getKind() == SqlKind.AND || call.getKind() == SqlKind.OR) {
      return Expr.infix(
          call.getKind().name(), call.getOperands().stream().map(this::condition).toList());
    }
    if (negatedIn) {
      Expr in = condition(call.getOperands().getFirst());
      return Expr.complex("(NOT " + in.text() + ")", List.of(in));
    }
    return call.getOperator() instanceof SubQueryCall subQuery
        ? subQuery(subQuery, call.getOperands(), render(call.getOperands()))
        : render(call);
  }

  private static boolean isSubQuery(RexNode node) {
    return node instanceof RexCall call && call.getOperator() instanceof SubQueryCall;
  }

  /** A sub-query whose own result is wanted, null included. */
  Expr subQueryValue(SubQueryCall call, List<RexNode> nodes, List<Expr> operands) {
    if (call.test() == SqlKind.IN && !frame.dialect().givesNullOfIn()) {
      throw new Unrenderable("IN over a sub-query as a value, which is never null there");
    }
    return subQuery(call, nodes, operands);
  }

  static Expr literal(RexLiteral literal, Dialect dialect) {
    RelDataType type = literal.getType();
    if (literal.isNull()) {
      boolean untyped = type.getSqlTypeName() == SqlTypeName.NULL;
      return Expr.literal(untyped ? "NULL" : "CAST(NULL AS " + dialect.type(type) + ")");
    }
    return Expr.literal(
        switch (literal.getTypeName()) {
          case CHAR, VARCHAR ->
              dialect.text(Objects.requireNonNull(literal.getValueAs(String.class)));
          case BOOLEAN -> literal.isAlwaysTrue() ? "TRUE" : "FALSE";
          case DECIMAL, DOUBLE, BIGINT, INTEGER -> number(literal, type);
          default -> throw new Unrenderable("literal " + literal);
        });
  }

  private static String number(RexLiteral literal, RelDataType type) {
    BigDecimal value = Objects.requireNonNull(literal.getValueAs(BigDecimal.class));
    return switch (type.getSqlTypeName()) {
      case INTEGER -> value.toPlainString();
      case BIGINT -> "CAST(" + value.toPlainString() + " AS BIGINT)";
      case DOUBLE -> "CAST('" + value.doubleValue() + "' AS DOUBLE)";
      default -> throw new Unrenderable("number of type " + type);
    };
  }

  private Expr fieldAccess(RexFieldAccess access) {
    if (access.getReferenceExpr() instanceof RexCorrelVariable variable) {
      return frame.outer(variable.id, access.getField().getIndex(), access.getType());
    }
    Expr struct = render(access.getReferenceExpr());
    String name = access.getField().getName();
    String field = frame.dialect().name(name);
    return struct.isPath()
        ? Expr.path(struct.text() + "." + field, name, struct.uses())
        : Expr.complex("(" + struct.text() + ")." + field, List.of(struct));
  }

  /** Written at once: what it reads of the outer rows is then known to be used. */
  private Expr subQuery(SubQueryCall call, List<RexNode> nodes, List<Expr> operands) {
    List<Expr> compared = operands.subList(0, call.compared());
    List<Expr> row = operands.subList(call.compared(), operands.size());
    List<Integer> levels =
        nodes.subList(call.compared(), nodes.size()).stream().map(this::level).toList();
    List<String> names = frame.quoted(SqlText.distinct(call.body().getRowType().getFieldNames()));
    boolean exists = call.test() == SqlKind.EXISTS;
    String text =
        frame.with(
            SubQueryCall.ROW,
            row,
            levels,
            () -> plans.visit(call.body()).text(names, column -> !exists));
    String body = "(\n" + SqlText.indented(text) + "\n)";
    return switch (call.test()) {
      case EXISTS -> Expr.complex("EXISTS " + body, operands);
      case SCALAR_QUERY -> Expr.complex(body, operands);
      case IN -> {
        String left =
            compared.size() == 1
                ? compared.getFirst().text()
                : "(" + Expr.join(compared, ", ") + ")";
        yield Expr.complex("(" + left + " IN " + body + ")", operands);
      }
      default -> throw new Unrenderable("sub-query " + call.test());
    };
  }

  /** The outermost level the expression reads from. */
  private int level(RexNode node) {
    int[] outermost = {frame.level()};
    node.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public @Nullable Void visitFieldAccess(RexFieldAccess access) {
            if (access.getReferenceExpr() instanceof RexCorrelVariable variable) {
              int level = frame.level(variable.id, access.getField().getIndex());
              outermost[0] = Math.min(outermost[0], level);
            }
            return super.visitFieldAccess(access);
          }
        });
    return outermost[0];
  }

  Dialect dialect() {
    return frame.dialect();
  }

  FunctionCall.Key orderKey(RexFieldCollation key) {
    return new FunctionCall.Key(
        render(key.left), key.getDirection(), key.getNullDirection(), key.left.getType());
  }
}
