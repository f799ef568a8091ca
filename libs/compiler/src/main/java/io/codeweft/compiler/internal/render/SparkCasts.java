package io.codeweft.compiler.internal.render;

import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Casts that give what DuckDB's give. Where Spark reads a text that DuckDB refuses, or refuses one
 * that DuckDB reads, the program fails rather than answer something else.
 */
record SparkCasts(Spark dialect) {
  /**
   * Digits with an underscore, hexadecimal and binary numbers: DuckDB reads them, Spark does not.
   */
  private static final String ODD_NUMBER =
      "^\\s*[+-]?(0[xXbB][0-9a-fA-F_]+|[0-9]+(_[0-9]+)+.*)\\s*$";

  /** {@code 1d}: Spark reads it. */
  private static final String SUFFIXED_NUMBER = "[0-9.][dDfF]\\s*$";

  Expr cast(Expr value, RelDataType from, RelDataType to, boolean safe) {
    String text =
        switch (to.getSqlTypeName()) {
          case CHAR, VARCHAR -> toText(value.text(), from, safe);
          case INTEGER, BIGINT -> toInteger(value.text(), from, to, safe);
          case DOUBLE -> toDouble(value.text(), from, safe);
          case BOOLEAN -> toBoolean(value.text(), from, safe);
          default -> {
            if (!isExact(from, to)) {
              throw new Unrenderable("cast from " + from + " to " + to);
            }
            yield plain(value.text(), to, safe);
          }
        };
    return Expr.complex(text, List.of(value));
  }

  private String plain(String value, RelDataType to, boolean safe) {
    return (safe ? "try_cast(" : "CAST(") + value + " AS " + dialect.type(to) + ")";
  }

  private static String toText(String value, RelDataType from, boolean safe) {
    return switch (from.getSqlTypeName()) {
      case INTEGER, BIGINT, BOOLEAN, NULL -> (safe ? "try_cast(" : "CAST(") + value + " AS STRING)";
      default ->
          throw new Unrenderable("cast from " + from + " to text, which Spark spells differently");
    };
  }

  private String toInteger(String value, RelDataType from, RelDataType to, boolean safe) {
    return switch (from.getSqlTypeName()) {
      case INTEGER, BIGINT, BOOLEAN, NULL -> plain(value, to, safe);
      // halves go to the even neighbour
      case DOUBLE -> plain("rint(" + value + ")", to, safe);
      case CHAR, VARCHAR -> {
        String decimal = (safe ? "try_cast(" : "CAST(") + value + " AS DECIMAL(38, 18))";
        yield guarded(value, ODD_NUMBER, plain("round(" + decimal + ", 0)", to, safe), to);
      }
      default -> throw new Unrenderable("cast from " + from + " to " + to);
    };
  }

  private String toDouble(String value, RelDataType from, boolean safe) {
    return switch (from.getSqlTypeName()) {
      case INTEGER, BIGINT, BOOLEAN, NULL -> "CAST(" + value + " AS DOUBLE)";
      case CHAR, VARCHAR ->
          "CASE WHEN "
              + value
              + " RLIKE "
              + dialect.text(ODD_NUMBER)
              + " OR "
              + value
              + " RLIKE "
              + dialect.text(SUFFIXED_NUMBER)
              + " THEN CAST("
              + refusal(value)
              + " AS DOUBLE) ELSE "
              + (safe ? "try_cast(" : "CAST(")
              + value
              + " AS DOUBLE) END";
      default -> throw new Unrenderable("cast from " + from + " to float64");
    };
  }

  private String toBoolean(String value, RelDataType from, boolean safe) {
    String cast = (safe ? "try_cast(" : "CAST(") + value + " AS BOOLEAN)";
    return switch (from.getSqlTypeName()) {
      case INTEGER, BIGINT, DOUBLE, NULL -> cast;
      case CHAR, VARCHAR ->
          // Spark would strip blanks
          "CASE WHEN "
              + value
              + " RLIKE "
              + dialect.text("^\\s|\\s$")
              + " THEN CAST("
              + (safe ? "NULL" : refusal(value))
              + " AS BOOLEAN) ELSE "
              + cast
              + " END";
      default -> throw new Unrenderable("cast from " + from + " to bool");
    };
  }

  private String guarded(String value, String pattern, String cast, RelDataType to) {
    return "CASE WHEN "
        + value
        + " RLIKE "
        + dialect.text(pattern)
        + " THEN CAST("
        + refusal(value)
        + " AS "
        + dialect.type(to)
        + ") ELSE "
        + cast
        + " END";
  }

  private static String refusal(String value) {
    return "raise_error('engines do not agree on a cast of ' || " + value + ")";
  }

  /** Whether every value keeps its meaning, by position: names must agree. */
  private static boolean isExact(RelDataType from, RelDataType to) {
    SqlTypeName a = from.getSqlTypeName();
    SqlTypeName b = to.getSqlTypeName();
    return switch (b) {
          case ARRAY ->
              a == b
                  && isExact(
                      Objects.requireNonNull(from.getComponentType()),
                      Objects.requireNonNull(to.getComponentType()));
          case MAP ->
              a == b
                  && isExact(
                      Objects.requireNonNull(from.getKeyType()),
                      Objects.requireNonNull(to.getKeyType()))
                  && isExact(
                      Objects.requireNonNull(from.getValueType()),
                      Objects.requireNonNull(to.getValueType()));
          case ROW -> a == b && sameFields(from, to);
          case BIGINT -> a == b || a == SqlTypeName.INTEGER;
          case DOUBLE -> a == b || SqlTypeName.INT_TYPES.contains(a);
          case CHAR, VARCHAR -> SqlTypeName.CHAR_TYPES.contains(a);
          default -> a == b;
        }
        || a == SqlTypeName.NULL;
  }

  private static boolean sameFields(RelDataType from, RelDataType to) {
    if (from.getFieldCount() != to.getFieldCount()) {
      return false;
    }
    for (int i = 0; i < from.getFieldCount(); i++) {
      RelDataTypeField a = from.getFieldList().get(i);
      RelDataTypeField b = to.getFieldList().get(i);
      if (!a.getName().equals(b.getName()) || !isExact(a.getType(), b.getType())) {
        return false;
      }
    }
    return true;
  }
}
