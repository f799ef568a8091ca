package io.codeweft.compiler.internal.render;

import io.codeweft.compiler.internal.functions.LaneFunction;
import io.codeweft.compiler.internal.functions.NullableElements;
import io.codeweft.compiler.internal.functions.StructPack;
import io.codeweft.compiler.internal.subquery.SubQueryCall;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * Operator and function calls: what SQL engines agree on, the rest is the dialect's. Everything is
 * bracketed: precedence is nobody's business here.
 */
record CallRenderer(RexRenderer expressions, RexBuilder builder) {

  Expr render(RexCall call) {
    if (call.getKind() == SqlKind.SEARCH) {
      return new SearchRenderer(expressions, builder).render(call);
    }
    List<Expr> a = expressions.render(call.getOperands());
    return switch (call.getKind()) {
      case AND -> Expr.complex("(" + Expr.join(a, " AND ") + ")", a);
      case OR -> Expr.complex("(" + Expr.join(a, " OR ") + ")", a);
      case NOT -> Expr.complex("(NOT " + a.getFirst().text() + ")", a);
      case EQUALS,
          NOT_EQUALS,
          LESS_THAN,
          LESS_THAN_OR_EQUAL,
          GREATER_THAN,
          GREATER_THAN_OR_EQUAL,
          IS_DISTINCT_FROM,
          IS_NOT_DISTINCT_FROM ->
          dialect().comparison(call, a);
      case PLUS, MINUS, TIMES -> Expr.infix(call.getOperator().getName(), a);
      case MINUS_PREFIX -> Expr.complex("(-" + a.getFirst().text() + ")", a);
      case PLUS_PREFIX -> a.getFirst();
      case IS_NULL, IS_NOT_NULL, IS_TRUE, IS_FALSE, IS_NOT_TRUE, IS_NOT_FALSE ->
          Expr.complex("(" + a.getFirst().text() + " " + call.getOperator().getName() + ")", a);
      case IS_UNKNOWN -> Expr.complex("(" + a.getFirst().text() + " IS NULL)", a);
      case CASE -> cases(a);
      case CAST, SAFE_CAST -> cast(call, a.getFirst());
      case COALESCE -> Expr.function("coalesce", a);
      case NULLIF -> Expr.function("nullif", a);
      case ROW -> dialect().struct(call.getType(), a);
      default -> other(call, a);
    };
  }

  private Expr other(RexCall call, List<Expr> a) {
    return switch (call.getOperator()) {
      case LaneFunction function -> dialect().function(function, call, a);
      case SubQueryCall subQuery -> expressions.subQueryValue(subQuery, call.getOperands(), a);
      case StructPack pack -> dialect().struct(call.getType(), a);
      case NullableElements same -> a.getFirst();
      default -> dialect().operator(call, a);
    };
  }

  private static Expr cases(List<Expr> a) {
    StringBuilder text = new StringBuilder("CASE");
    int i = 0;
    for (; i + 1 < a.size(); i += 2) {
      text.append(" WHEN ").append(a.get(i).text()).append(" THEN ").append(a.get(i + 1).text());
    }
    return Expr.complex(text.append(" ELSE ").append(a.get(i).text()).append(" END").toString(), a);
  }

  private Expr cast(RexCall call, Expr value) {
    RexNode operand = call.getOperands().getFirst();
    RelDataType type = call.getType();
    boolean safe = call.getKind() == SqlKind.SAFE_CAST;
    return operand instanceof RexCall row && row.getKind() == SqlKind.ROW && type.isStruct()
        ? namedRow(row, type, safe)
        : castTo(value, operand, type, safe);
  }

  private Expr castTo(Expr value, RexNode operand, RelDataType type, boolean safe) {
    boolean same = dialect().type(type).equals(dialect().type(operand.getType()));
    return same ? value : dialect().cast(value, operand, type, safe);
  }

  /** Engines cast structs by field name or by position, and the fields of a ROW have no name. */
  private Expr namedRow(RexCall row, RelDataType type, boolean safe) {
    List<Expr> values = new ArrayList<>();
    for (int i = 0; i < row.getOperands().size(); i++) {
      RexNode operand = row.getOperands().get(i);
      RelDataType field = type.getFieldList().get(i).getType();
      values.add(castTo(expressions.render(operand), operand, field, safe));
    }
    return dialect().struct(type, values);
  }

  private Dialect dialect() {
    return expressions.dialect();
  }
}
