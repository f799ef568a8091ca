package io.codeweft.compiler.random;

import io.codeweft.compiler.random.Column.Kind;
import java.util.List;

/** Texts and numbers made of the columns of a row. */
final class Values {
  private final RandomQuery query;
  private final Dice dice;
  private final Spelling spelling;

  Values(RandomQuery query) {
    this.query = query;
    this.dice = query.dice;
    this.spelling = query.spelling;
  }

  String textColumn(List<Column> columns) {
    return column(columns, Kind.TEXT);
  }

  String numberColumn(List<Column> columns) {
    return column(columns, Kind.NUMBER);
  }

  private String column(List<Column> columns, Kind kind) {
    return dice.pick(columns.stream().filter(column -> column.kind() == kind).toList()).text();
  }

  String text(List<Column> columns, int depth) {
    if (depth == 0 || dice.oneIn(2)) {
      return textColumn(columns);
    }
    return switch (dice.below(6)) {
      case 0 -> "'" + dice.pick("x", "a.py", "python", "Def", "é''") + "'";
      case 1 -> "upper(" + text(columns, depth - 1) + ")";
      case 2 -> "(" + text(columns, depth - 1) + " || " + text(columns, depth - 1) + ")";
      case 3 -> spelling.coalesced(text(columns, depth - 1), text(columns, depth - 1));
      case 4 -> spelling.nullIf(text(columns, depth - 1), "'x'");
      default ->
          spelling.choice(
              query.conditions.simple(columns), text(columns, depth - 1), text(columns, depth - 1));
    };
  }

  String number(List<Column> columns, int depth) {
    if (depth == 0 || dice.oneIn(2)) {
      return numberColumn(columns);
    }
    return switch (dice.below(8)) {
      case 0 -> String.valueOf(dice.below(12));
      case 1 ->
          "(" + spelling.both("+", number(columns, depth - 1), number(columns, depth - 1)) + ")";
      case 2 -> "(" + number(columns, depth - 1) + " - " + number(columns, depth - 1) + ")";
      case 3 -> "length(" + text(columns, depth - 1) + ")";
      case 4 -> spelling.coalesced(number(columns, depth - 1), "0");
      case 5 -> "abs(" + number(columns, depth - 1) + ")";
      case 6 -> query.subQueries.number(columns);
      default ->
          spelling.choice(
              query.conditions.simple(columns),
              number(columns, depth - 1),
              number(columns, depth - 1));
    };
  }
}
