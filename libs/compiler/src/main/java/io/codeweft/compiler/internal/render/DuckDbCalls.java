package io.codeweft.compiler.internal.render;

import io.codeweft.compiler.internal.functions.LaneFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/** Operators and scalar functions as DuckDB writes them. */
record DuckDbCalls(DuckDb dialect) {

  Expr operator(RexCall call, List<Expr> a) {
    return switch (call.getKind()) {
      case DIVIDE -> Expr.infix(isInteger(call.getType()) ? "//" : "/", a);
      case MOD -> modulo(call, a);
      case LIKE -> like(call, a);
      case ITEM -> item(a);
      case ARRAY_VALUE_CONSTRUCTOR -> Expr.complex("[" + Expr.join(a, ", ") + "]", a);
      case MAP_VALUE_CONSTRUCTOR -> map(a);
      default -> {
        if (call.getOperator().equals(SqlStdOperatorTable.CONCAT)) {
          yield Expr.infix("||", a);
        }
        throw new Unrenderable("operator " + call.getOperator().getName());
      }
    };
  }

  /** MOD has the type of its divisor; the engine takes the wider of both. */
  private Expr modulo(RexCall call, List<Expr> a) {
    RelDataType type = call.getType();
    Expr value = Expr.infix("%", a);
    boolean same =
        call.getOperands().stream()
            .allMatch(o -> o.getType().getSqlTypeName() == type.getSqlTypeName());
    return same ? value : castTo(dialect.type(type), value);
  }

  private static Expr like(RexCall call, List<Expr> a) {
    String escape = a.size() > 2 ? " ESCAPE " + a.get(2).text() : "";
    String operator = call.getOperator().getName().toUpperCase(Locale.ROOT);
    return Expr.complex(
        "(" + a.get(0).text() + " " + operator + " " + a.get(1).text() + escape + ")", a);
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

  /** The engine has integer overloads of floating-point functions, with integer results. */
  Expr function(LaneFunction function, RexCall call, List<Expr> a) {
    List<Expr> widened = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      boolean widen =
          !function.isLibrary()
              && call.getType().getSqlTypeName() == SqlTypeName.DOUBLE
              && i == 0
              && isInteger(call.getOperands().get(i).getType());
      widened.add(widen ? castTo("DOUBLE", a.get(i)) : a.get(i));
    }
    return Expr.function(function.engineName(), widened);
  }

  private static Expr castTo(String type, Expr value) {
    return Expr.complex("CAST(" + value.text() + " AS " + type + ")", List.of(value));
  }

  private static boolean isInteger(RelDataType type) {
    return SqlTypeName.INT_TYPES.contains(type.getSqlTypeName());
  }
}
