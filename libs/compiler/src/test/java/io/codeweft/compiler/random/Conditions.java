package io.codeweft.compiler.random;

import java.util.List;

/** Predicates over the columns of a row. */
final class Conditions {
  private final RandomQuery query;
  private final Dice dice;
  private final Spelling spelling;

  Conditions(RandomQuery query) {
    this.query = query;
    this.dice = query.dice;
    this.spelling = query.spelling;
  }

  /**
   * @param depth above 0 also with sub-queries
   */
  String condition(List<Column> columns, int depth) {
    if (depth == 0 || dice.oneIn(2)) {
      return simple(columns);
    }
    return switch (dice.below(4)) {
      case 0 -> spelling.and(condition(columns, depth - 1), condition(columns, depth - 1));
      case 1 -> spelling.or(condition(columns, depth - 1), condition(columns, depth - 1));
      case 2 -> "NOT (" + condition(columns, depth - 1) + ")";
      default -> query.subQueries.condition(columns);
    };
  }

  /** Of the row alone. */
  String simple(List<Column> columns) {
    return switch (dice.below(8)) {
      case 0 -> spelling.compared(text(columns), comparison(), text(columns));
      case 1 -> spelling.compared(number(columns), comparison(), number(columns));
      case 2 -> query.values.textColumn(columns) + dice.pick(" IS NULL", " IS NOT NULL");
      case 3 -> listed(query.values.numberColumn(columns));
      case 4 -> between(number(columns), 3 + dice.below(7));
      case 5 -> query.values.textColumn(columns) + " LIKE '" + dice.pick("%py", "a%", "%e%") + "'";
      case 6 ->
          query.values.textColumn(columns)
              + dice.pick(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM ")
              + text(columns);
      default ->
          "("
              + number(columns)
              + " > "
              + dice.below(9)
              + ")"
              + dice.pick(" IS TRUE", " IS NOT TRUE", " IS FALSE", " IS NOT FALSE");
    };
  }

  private String text(List<Column> columns) {
    return query.values.text(columns, 1);
  }

  private String number(List<Column> columns) {
    return query.values.number(columns, 1);
  }

  private String comparison() {
    return dice.pick("=", "<>", "<", ">=");
  }

  private String listed(String value) {
    return dice.oneIn(2)
        ? dice.said(
            value + " IN (1, 4, 10)",
            value + " IN (10, 1, 4, 1)",
            "(" + value + " = 4 OR " + value + " IN (1, 10))")
        : dice.said(value + " NOT IN (0, 3)", "(" + value + " <> 3 AND NOT " + value + " = 0)");
  }

  private String between(String value, int end) {
    return dice.said(
        value + " BETWEEN 1 AND " + end,
        "(" + value + " <= " + end + " AND " + value + " >= 1)",
        "NOT (" + value + " < 1 OR " + end + " < " + value + ")");
  }
}
