package io.codeweft.compiler.internal.render;

import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** One call of a built-in function, as Spark writes it. */
record SparkFunctions(Spark dialect, RexCall call, List<Expr> arguments) {
  /** What DuckDB takes for blank: the space separators of Unicode. */
  private static final String BLANKS =
      " \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000";

  /** Greek letters whose capital is one letter for DuckDB. */
  private static final String WITH_IOTA_BELOW =
      "\u1F80\u1F81\u1F82\u1F83\u1F84\u1F85\u1F86\u1F87\u1F90\u1F91\u1F92\u1F93\u1F94\u1F95\u1F96\u1F97"
          + "\u1FA0\u1FA1\u1FA2\u1FA3\u1FA4\u1FA5\u1FA6\u1FA7\u1FB3\u1FC3\u1FF3";

  private static final String WITH_IOTA_BESIDE =
      "\u1F88\u1F89\u1F8A\u1F8B\u1F8C\u1F8D\u1F8E\u1F8F\u1F98\u1F99\u1F9A\u1F9B\u1F9C\u1F9D\u1F9E\u1F9F"
          + "\u1FA8\u1FA9\u1FAA\u1FAB\u1FAC\u1FAD\u1FAE\u1FAF\u1FBC\u1FCC\u1FFC";

  Expr call(String name) {
    return switch (name) {
      case "replace", "abs", "greatest", "least", "map_keys", "map_values", "map_entries" ->
          plain(name);
      case "upper" -> letters(name, WITH_IOTA_BELOW + "\u00DF", WITH_IOTA_BESIDE + "\u1E9E");
      case "lower" -> letters(name, "\u0130", "i");
      case "starts_with" -> plain("startswith");
      case "ends_with" -> plain("endswith");
      case "char_length", "octet_length" -> wide(name + "(" + text(0) + ")");
      case "strpos" -> wide("instr(" + text(0) + ", " + text(1) + ")");
      case "cardinality" -> wide("array_size(" + list(0) + ")");
      case "repeat" -> made("repeat(" + text(0) + ", " + integer(1) + ")");
      case "substring" -> substring();
      case "trim" -> trim("BOTH");
      case "ltrim" -> trim("LEADING");
      case "rtrim" -> trim("TRAILING");
      case "split_part" -> splitPart();
      case "string_split" -> made("split(" + text(0) + ", " + quotedSeparator() + ", -1)");
      case "reverse" ->
          // grapheme clusters stay together
          made(
              "array_join(reverse(regexp_extract_all("
                  + text(0)
                  + ", "
                  + dialect.text("\\X")
                  + ", 0)), '')");
      case "floor", "ceil" -> whole(name);
      case "round" -> rounded();
      case "list_contains" ->
          made(
              "CASE WHEN "
                  + text(1)
                  + " IS NOT NULL THEN exists("
                  + text(0)
                  + ", x -> x <=> "
                  + text(1)
                  + ") END");
      case "list_has_all" ->
          made("(size(array_except(array_compact(" + text(1) + "), " + text(0) + ")) = 0)");
      case "regexp_matches" -> made("(" + text(0) + " RLIKE " + java(pattern(1), "") + ")");
      case "regexp_extract" ->
          made(
              "regexp_extract("
                  + text(0)
                  + ", "
                  + java(pattern(1), "")
                  + ", "
                  + (arguments.size() > 2 ? integer(2) : "0")
                  + ")");
      case "regexp_replace" -> replaced();
      default -> throw new Unrenderable("function " + name);
    };
  }

  private String text(int argument) {
    return arguments.get(argument).text();
  }

  private Expr made(String text) {
    return Expr.complex(text, arguments);
  }

  private Expr plain(String name) {
    return Expr.function(name, arguments);
  }

  /** Spark counts in int32. */
  private Expr wide(String text) {
    return made("CAST(" + text + " AS BIGINT)");
  }

  private String list(int argument) {
    RelDataType type = call.getOperands().get(argument).getType();
    return type.getSqlTypeName() == SqlTypeName.MAP
        ? "map_keys(" + text(argument) + ")"
        : text(argument);
  }

  /** Spark counts in int32, and takes nothing wider. */
  private String integer(int argument) {
    Integer value = literal(argument, Integer.class);
    if (value != null) {
      return value.toString();
    }
    boolean narrow =
        call.getOperands().get(argument).getType().getSqlTypeName() == SqlTypeName.INTEGER;
    return narrow ? text(argument) : "CAST(" + text(argument) + " AS INT)";
  }

  private <T> @Nullable T literal(int argument, Class<T> type) {
    RexNode node = call.getOperands().get(argument);
    if (node instanceof RexCall cast && cast.getKind() == SqlKind.CAST) {
      node = cast.getOperands().getFirst();
    }
    return node instanceof RexLiteral literal && !literal.isNull()
        ? literal.getValueAs(type)
        : null;
  }

  /**
   * Letter by letter, one letter for one, as DuckDB does. Those that Spark makes two of are
   * translated first. Letters newer than the Unicode of either engine stay a difference.
   */
  private Expr letters(String name, String from, String to) {
    String one = name + "(c)";
    return made(
        "array_join(transform(split(translate("
            + text(0)
            + ", "
            + dialect.text(from)
            + ", "
            + dialect.text(to)
            + "), ''), c -> CASE WHEN char_length("
            + one
            + ") = 1 THEN "
            + one
            + " ELSE c END), '')");
  }

  private Expr substring() {
    Integer start = literal(1, Integer.class);
    boolean open = arguments.size() == 2;
    Integer length = open ? null : literal(2, Integer.class);
    if (start != null && start != 0 && (open || (length != null && length >= 0))) {
      return made("substring(" + text(0) + ", " + start + (open ? ")" : ", " + length + ")"));
    }
    String from = integer(1);
    if (open) {
      return made("substring(" + text(0) + ", " + from + ")");
    }
    // place 0 is before the first letter, and counts
    String count = integer(2);
    return made(
        "CASE WHEN "
            + count
            + " < 0 THEN CAST(raise_error('substring of negative length') AS STRING) WHEN "
            + from
            + " = 0 THEN substring("
            + text(0)
            + ", 1, "
            + count
            + " - 1) ELSE substring("
            + text(0)
            + ", "
            + from
            + ", "
            + count
            + ") END");
  }

  private Expr trim(String where) {
    String letters = arguments.size() > 1 ? text(1) : dialect.text(BLANKS);
    return made("trim(" + where + " " + letters + " FROM " + text(0) + ")");
  }

  private Expr splitPart() {
    String separator = literal(1, String.class);
    Integer part = literal(2, Integer.class);
    if (separator == null || separator.isEmpty() || part == null || part == 0) {
      throw new Unrenderable("split_part whose separator or part is not a literal");
    }
    return made("split_part(" + text(0) + ", " + text(1) + ", " + part + ")");
  }

  /** Spark splits at a regular expression. */
  private String quotedSeparator() {
    String separator = literal(1, String.class);
    return separator != null
        ? dialect.text(separator.isEmpty() ? "" : Re2.quoted(separator))
        : "regexp_replace("
            + text(1)
            + ", "
            + dialect.text("([^0-9A-Za-z])")
            + ", "
            + dialect.text("\\\\$1")
            + ")";
  }

  /** Spark gives int64, which does not hold every float64. */
  private Expr whole(String name) {
    String value = doubleValue();
    return made(
        "CASE WHEN abs("
            + value
            + ") < 4503599627370496 THEN CAST("
            + name
            + "("
            + value
            + ") AS DOUBLE) ELSE "
            + value
            + " END");
  }

  private Expr rounded() {
    String value = doubleValue();
    Integer digits = arguments.size() > 1 ? literal(1, Integer.class) : Integer.valueOf(0);
    if (digits == null) {
      throw new Unrenderable("round to digits that are not a literal");
    }
    String power = "CAST('1e" + Math.abs(digits) + "' AS DOUBLE)";
    return made(
        digits == 0
            ? "round(" + value + ", 0)"
            : digits > 0
                ? "(round((" + value + " * " + power + "), 0) / " + power + ")"
                : "(round((" + value + " / " + power + "), 0) * " + power + ")");
  }

  private String doubleValue() {
    boolean exact = call.getOperands().getFirst().getType().getSqlTypeName() == SqlTypeName.DOUBLE;
    return exact ? text(0) : "CAST(" + text(0) + " AS DOUBLE)";
  }

  private Re2 pattern(int argument) {
    String pattern = literal(argument, String.class);
    if (pattern == null) {
      throw new Unrenderable("regular expression that is not a literal");
    }
    return Re2.parse(pattern);
  }

  private String java(Re2 pattern, String flags) {
    return dialect.text(pattern.java(flags));
  }

  private Expr replaced() {
    Re2 pattern = pattern(1);
    String replacement = literal(2, String.class);
    String flags = arguments.size() > 3 ? literal(3, String.class) : "";
    if (replacement == null || flags == null || !flags.toLowerCase(Locale.ROOT).matches("[gis]*")) {
      throw new Unrenderable("regexp_replace whose replacement or flags are not literals");
    }
    boolean all = flags.contains("g");
    if (all && pattern.matchesEmpty()) {
      throw new Unrenderable("regexp_replace of empty matches, which Spark counts differently");
    }
    String inner = flags.replace("g", "");
    return made(
        "regexp_replace("
            + text(0)
            + ", "
            + dialect.text(all ? pattern.java(inner) : pattern.firstOnly(inner))
            + ", "
            + dialect.text(
                all ? Re2.replacement(replacement, 0) : "$1" + Re2.replacement(replacement, 1))
            + ")");
  }
}
