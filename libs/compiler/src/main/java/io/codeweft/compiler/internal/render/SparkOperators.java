package io.codeweft.compiler.internal.render;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Operators as Spark writes them. */
record SparkOperators(Spark dialect) {

  Expr comparison(RexCall call, List<Expr> a) {
    RelDataType type = call.getOperands().getFirst().getType();
    dialect.requireDistinct(type);
    return switch (call.getKind()) {
      case EQUALS, NOT_EQUALS -> Expr.infix(call.getOperator().getName(), a);
      case IS_NOT_DISTINCT_FROM -> Expr.infix("<=>", a);
      case IS_DISTINCT_FROM -> Expr.complex("(NOT " + Expr.infix("<=>", a).text() + ")", a);
      default -> {
        dialect.requireOrder(type);
        yield Expr.infix(call.getOperator().getName(), a);
      }
    };
  }

  Expr operator(RexCall call, List<Expr> a) {
    return switch (call.getKind()) {
      case DIVIDE -> isInteger(call.getType()) ? integerDivision(call, a) : division(call, a);
      case MOD -> modulo(call, a);
      case LIKE -> like(call, a);
      case ITEM -> item(call, a);
      case ARRAY_VALUE_CONSTRUCTOR -> list(call.getType(), a);
      case MAP_VALUE_CONSTRUCTOR -> Expr.function("map", a);
      default -> {
        if (call.getOperator().equals(SqlStdOperatorTable.CONCAT)) {
          yield Expr.infix("||", a);
        }
        throw new Unrenderable("operator " + call.getOperator().getName());
      }
    };
  }

  /** {@code div} gives int64 whatever it is given. */
  private Expr integerDivision(RexCall call, List<Expr> a) {
    Expr value = Expr.infix("div", a);
    return call.getType().getSqlTypeName() == SqlTypeName.BIGINT
        ? value
        : castTo(call.getType(), value);
  }

  /** By zero, the result is that of IEEE 754; Spark would fail. */
  private static Expr division(RexCall call, List<Expr> a) {
    Expr value = Expr.infix("/", a);
    if (isNonZero(call.getOperands().get(1))) {
      return value;
    }
    String dividend = a.get(0).text();
    String divisor = a.get(1).text();
    return Expr.complex(
        "CASE WHEN "
            + divisor
            + " <> 0 THEN "
            + value.text()
            + " WHEN CAST("
            + divisor
            + " AS STRING) LIKE '-%' THEN "
            + dividend
            + " * CAST('-Infinity' AS DOUBLE) ELSE "
            + dividend
            + " * CAST('Infinity' AS DOUBLE) + "
            + divisor
            + " END",
        a);
  }

  private Expr modulo(RexCall call, List<Expr> a) {
    Expr value = Expr.infix("%", a);
    boolean same =
        call.getOperands().stream()
            .allMatch(o -> o.getType().getSqlTypeName() == call.getType().getSqlTypeName());
    return same ? value : castTo(call.getType(), value);
  }

  private static boolean isNonZero(RexNode divisor) {
    BigDecimal value =
        divisor instanceof RexLiteral literal ? literal.getValueAs(BigDecimal.class) : null;
    return value != null && value.signum() != 0;
  }

  /** Spark escapes with a backslash where the text names no character to escape with. */
  private Expr like(RexCall call, List<Expr> a) {
    String operator = call.getOperator().getName().toUpperCase(Locale.ROOT);
    String pattern = literalText(call.getOperands().get(1));
    String escape = a.size() > 2 ? literalText(call.getOperands().get(2)) : "";
    String right;
    if (pattern != null && escape != null) {
      right = dialect.text(escapedByBackslash(pattern, escape));
    } else if (a.size() > 2) {
      right = a.get(1).text() + " ESCAPE " + a.get(2).text();
    } else {
      String backslash = dialect.text("\\");
      String two = dialect.text("\\\\");
      right = "replace(" + a.get(1).text() + ", " + backslash + ", " + two + ")";
    }
    return Expr.complex("(" + a.get(0).text() + " " + operator + " " + right + ")", a);
  }

  /** DuckDB escapes every character, Spark only those that mean something. */
  private static String escapedByBackslash(String pattern, String escape) {
    StringBuilder spark = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      boolean escaped = !escape.isEmpty() && pattern.startsWith(escape, i);
      i += escaped ? escape.length() : 0;
      if (i == pattern.length()) {
        throw new Unrenderable("LIKE pattern that ends with its escape character");
      }
      char c = pattern.charAt(i);
      boolean special = c == '\\' || (escaped && (c == '%' || c == '_'));
      spark.append(special ? "\\" : "").append(c);
    }
    return spark.toString();
  }

  private static @Nullable String literalText(RexNode node) {
    return node instanceof RexLiteral literal ? literal.getValueAs(String.class) : null;
  }

  /**
   * Null where a list has no such place or a map no such key; the plan says that places are > 0.
   */
  private static Expr item(RexCall call, List<Expr> a) {
    boolean map = call.getOperands().getFirst().getType().getSqlTypeName() == SqlTypeName.MAP;
    boolean narrow = call.getOperands().get(1).getType().getSqlTypeName() == SqlTypeName.INTEGER;
    String key = a.get(1).text();
    String place = map || narrow ? key : "try_cast(" + key + " AS INT)";
    return Expr.complex("try_element_at(" + a.get(0).text() + ", " + place + ")", a);
  }

  private Expr list(RelDataType type, List<Expr> a) {
    Expr list = Expr.function("array", a);
    return a.isEmpty() ? castTo(type, list) : list;
  }

  private Expr castTo(RelDataType type, Expr value) {
    return Expr.complex("CAST(" + value.text() + " AS " + dialect.type(type) + ")", List.of(value));
  }

  private static boolean isInteger(RelDataType type) {
    return SqlTypeName.INT_TYPES.contains(type.getSqlTypeName());
  }
}
