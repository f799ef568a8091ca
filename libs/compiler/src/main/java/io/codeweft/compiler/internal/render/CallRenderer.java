package io.codeweft.compiler.internal.render;

import io.codeweft.compiler.internal.functions.LaneFunction;
import io.codeweft.compiler.internal.functions.NullableElements;
import io.codeweft.compiler.internal.functions.StructPack;
import io.codeweft.compiler.internal.subquery.SubQueryCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/** Operator and function calls. Everything is bracketed: precedence is nobody's business here. */
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
          IS_NOT_DISTINCT_FROM,
          PLUS,
          MINUS,
          TIMES ->
          infix(call.getOperator().getName(), a);
      case DIVIDE -> infix(isInteger(call.getType()) ? "//" : "/", a);
      case MOD -> exactly(call.getType(), infix("%", a), call.getOperands());
      case MINUS_PREFIX -> Expr.complex("(-" + a.getFirst().text() + ")", a);
      case PLUS_PREFIX -> a.getFirst();
      case IS_NULL, IS_NOT_NULL, IS_TRUE, IS_FALSE, IS_NOT_TRUE, IS_NOT_FALSE ->
          Expr.complex("(" + a.getFirst().text() + " " + call.getOperator().getName() + ")", a);
      case IS_UNKNOWN -> Expr.complex("(" + a.getFirst().text() + " IS NULL)", a);
      case LIKE -> like(call, a);
      case CASE -> cases(a);
      case CAST, SAFE_CAST -> cast(call, a.getFirst());
      case COALESCE -> function("coalesce", a);
      case NULLIF -> function("nullif", a);
      case ITEM -> item(a);
      case ROW -> struct(call.getType(), a);
      case ARRAY_VALUE_CONSTRUCTOR -> Expr.complex("[" + Expr.join(a, ", ") + "]", a);
      case MAP_VALUE_CONSTRUCTOR -> map(a);
      default -> other(call, a);
    };
  }

  private static Expr infix(String operator, List<Expr> a) {
    return Expr.complex("(" + Expr.join(a, " " + operator + " ") + ")", a);
  }

  private static Expr function(String name, List<Expr> arguments) {
    return Expr.complex(name + "(" + Expr.join(arguments, ", ") + ")", arguments);
  }

  private Expr other(RexCall call, List<Expr> a) {
    return switch (call.getOperator()) {
      case LaneFunction function -> function(function.engineName(), widened(function, call, a));
      case SubQueryCall subQuery -> expressions.subQuery(subQuery, a);
      case StructPack pack -> struct(call.getType(), a);
      case NullableElements same -> a.getFirst();
      default -> {
        if (call.getOperator().equals(SqlStdOperatorTable.CONCAT)) {
          yield infix("||", a);
        }
        throw new Unrenderable("operator " + call.getOperator().getName());
      }
    };
  }

  /** The engine has integer overloads of floating-point functions, with integer results. */
  private static List<Expr> widened(LaneFunction function, RexCall call, List<Expr> a) {
    List<Expr> widened = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      boolean widen =
          !function.isLibrary()
              && call.getType().getSqlTypeName() == SqlTypeName.DOUBLE
              && i == 0
              && isInteger(call.getOperands().get(i).getType());
      widened.add(widen ? castTo("DOUBLE", a.get(i)) : a.get(i));
    }
    return widened;
  }

  private static Expr castTo(String type, Expr value) {
    return Expr.complex("CAST(" + value.text() + " AS " + type + ")", List.of(value));
  }

  /** MOD has the type of its divisor; the engine takes the wider of both. */
  private static Expr exactly(RelDataType type, Expr value, List<RexNode> operands) {
    boolean same =
        operands.stream().allMatch(o -> o.getType().getSqlTypeName() == type.getSqlTypeName());
    return same ? value : castTo(SqlText.type(type), value);
  }

  private static boolean isInteger(RelDataType type) {
    return SqlTypeName.INT_TYPES.contains(type.getSqlTypeName());
  }

  private static Expr like(RexCall call, List<Expr> a) {
    String escape = a.size() > 2 ? " ESCAPE " + a.get(2).text() : "";
    String operator = call.getOperator().getName().toUpperCase(Locale.ROOT);
    return Expr.complex(
        "(" + a.get(0).text() + " " + operator + " " + a.get(1).text() + escape + ")", a);
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
    if (operand instanceof RexCall row && row.getKind() == SqlKind.ROW && type.isStruct()) {
      return namedRow(row, type);
    }
    String target = SqlText.type(type);
    if (target.equals(SqlText.type(operand.getType()))) {
      return value;
    }
    String cast = call.getKind() == SqlKind.SAFE_CAST ? "TRY_CAST(" : "CAST(";
    return Expr.complex(cast + value.text() + " AS " + target + ")", List.of(value));
  }

  /** The engine casts structs by field name, and the fields of a ROW have none of their own. */
  private Expr namedRow(RexCall row, RelDataType type) {
    List<Expr> values = new ArrayList<>();
    for (int i = 0; i < row.getOperands().size(); i++) {
      RexNode operand = row.getOperands().get(i);
      RelDataTypeField field = type.getFieldList().get(i);
      Expr value = expressions.render(operand);
      String target = SqlText.type(field.getType());
      values.add(target.equals(SqlText.type(operand.getType())) ? value : castTo(target, value));
    }
    return struct(type, values);
  }

  private static Expr struct(RelDataType type, List<Expr> values) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String name = SqlText.name(type.getFieldList().get(i).getName());
      fields.add(name + " := " + values.get(i).text());
    }
    return Expr.complex("struct_pack(" + String.join(", ", fields) + ")", values);
  }

  private static Expr item(List<Expr> a) {
    Expr container = a.get(0);
    String text = container.isPath() ? container.text() : "(" + container.text() + ")";
    return Expr.complex(text + "[" + a.get(1).text() + "]", a);
  }

  private static Expr map(List<Expr> a) {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < a.size(); i += 2) {
      entries.add(a.get(i).text() + ": " + a.get(i + 1).text());
    }
    return Expr.complex("MAP {" + String.join(", ", entries) + "}", a);
  }
}
