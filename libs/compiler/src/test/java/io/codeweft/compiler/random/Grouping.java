package io.codeweft.compiler.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** GROUP BY, grouping sets, DISTINCT and aggregates. */
final class Grouping {
  private final RandomQuery query;
  private final Dice dice;

  Grouping(RandomQuery query) {
    this.query = query;
    this.dice = query.dice;
  }

  /**
   * @param rest the query after the word SELECT
   */
  String distinct(String rest, int columns) {
    String names =
        IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
    return dice.said(
        "SELECT DISTINCT " + rest,
        "SELECT " + names + " FROM (SELECT " + rest + ") AS d GROUP BY " + names);
  }

  String grouped(Source source, String where, int columns) {
    String key = query.values.text(source.columns(), 1);
    String other = query.values.numberColumn(source.columns());
    List<String> list = new ArrayList<>(List.of(key + " AS c0"));
    for (int i = 1; i < columns; i++) {
      list.add(aggregate(source.columns()) + " AS c" + i);
    }
    String having = dice.oneIn(3) ? " HAVING " + having(source.columns()) : "";
    return "SELECT "
        + String.join(", ", list)
        + " FROM "
        + source.from()
        + where
        + " GROUP BY "
        + keys(key, other)
        + having;
  }

  private String keys(String key, String other) {
    return switch (dice.below(6)) {
      case 0 -> dice.said("ROLLUP (" + key + ")", "GROUPING SETS ((), (" + key + "))");
      case 1 ->
          dice.said(
              "CUBE (" + key + ", " + other + ")",
              "GROUPING SETS ((" + other + ", " + key + "), (" + key + "), (" + other + "), ())");
      case 2 -> dice.said(key + ", " + other, other + ", " + key);
      default -> key;
    };
  }

  private String having(List<Column> columns) {
    return dice.oneIn(2)
        ? "count(*) > " + dice.below(3)
        : query.spelling.compared(
            "max(" + query.values.numberColumn(columns) + ")", ">=", String.valueOf(dice.below(6)));
  }

  private String aggregate(List<Column> columns) {
    String argument = query.values.number(columns, 1);
    return switch (dice.below(10)) {
      case 0 -> dice.said("count(*)", "count(1)");
      case 1 -> "count(" + argument + ")";
      case 2 -> "count(DISTINCT " + argument + ")";
      case 3 -> "min(" + argument + ")";
      case 4 -> "max(" + argument + ")";
      case 5 -> {
        String condition = query.conditions.simple(columns);
        yield dice.said(
            "count(*) FILTER (WHERE " + condition + ")",
            "count(CASE WHEN " + condition + " THEN 1 END)");
      }
      case 6 -> {
        String condition = query.conditions.simple(columns);
        yield dice.said(
            "sum(" + argument + ") FILTER (WHERE " + condition + ")",
            "sum(CASE WHEN " + condition + " THEN " + argument + " ELSE NULL END)");
      }
      case 7 -> {
        String text = query.values.textColumn(columns);
        yield "length(string_agg(" + text + ", ',' ORDER BY " + text + " NULLS LAST))";
      }
      case 8 ->
          "CASE WHEN "
              + dice.pick("bool_or", "bool_and")
              + "("
              + query.conditions.simple(columns)
              + ") THEN 1 ELSE 0 END";
      default -> "sum(" + argument + ")";
    };
  }
}
