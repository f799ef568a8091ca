package io.codeweft.compiler.random;

import java.util.List;

/** WITH RECURSIVE: linear, and with an end on all data. */
final class Recursions {
  /** More rounds would only make more of the same rows. */
  private static final int ROUNDS = 3;

  private static final List<Column> FOUND =
      List.of(Column.text("r", "c0"), Column.number("r", "c1"), Column.number("r", "d"));

  private final RandomQuery query;
  private final Dice dice;
  private final Spelling spelling;

  Recursions(RandomQuery query) {
    this.query = query;
    this.dice = query.dice;
    this.spelling = query.spelling;
  }

  /** A query over a recursive item with the columns c0, c1 and, counted or not, d. */
  String query() {
    boolean counted = dice.oneIn(2);
    String union = counted ? dice.pick(" UNION ALL ", " UNION ") : " UNION ";
    Source source = query.sources.from(1);
    String c0 = query.values.text(source.columns(), 1);
    String c1 = big(query.values.number(source.columns(), 1));
    String where = dice.oneIn(2) ? "" : " WHERE " + query.conditions.condition(source.columns(), 1);
    String rest = " FROM " + source.from() + where;
    String step = union + (counted ? counting() : closing());
    String head =
        dice.said(
            "RECURSIVE w(c0, c1, d) AS (SELECT " + c0 + ", " + c1 + ", 0" + rest,
            "RECURSIVE w AS (SELECT " + c0 + " AS c0, " + c1 + " AS c1, 0 AS d" + rest);
    return "WITH " + head + step + ") " + reading();
  }

  private static String big(String number) {
    return "CAST(" + number + " AS BIGINT)";
  }

  /** Ends after some rounds, whatever the data. */
  private String counting() {
    String end = "w.d < " + (1 + dice.below(ROUNDS));
    String next = spelling.both("+", "w.d", "1");
    return switch (dice.below(4)) {
      case 0 ->
          "SELECT "
              + spelling.coalesced("w.c0", "'x'")
              + " || 'y', "
              + big("w.c1 - " + dice.below(4))
              + ", "
              + next
              + " FROM w WHERE "
              + spelling.both("AND", end, query.conditions.simple(row()));
      case 1 ->
          "SELECT "
              + dice.pick("s.path", "s.name")
              + ", "
              + big(dice.pick("s.bend", "s.bstart + w.c1"))
              + ", "
              + next
              + joined("refs AS s", spelling.equal("s.path", "w.c0"), end);
      case 2 ->
          "SELECT w.c0, "
              + big("n.n.id")
              + ", "
              + next
              + joined("ast AS s", spelling.equal("s.path", "w.c0"), "")
              + ", UNNEST(s.nodes) AS n(n) WHERE "
              + spelling.both("AND", end, spelling.equal("n.n.parent", "w.c1"));
      default ->
          "SELECT s.lang, w.c1, "
              + next
              + " FROM w LEFT JOIN files AS s ON "
              + spelling.equal("s.path", "w.c0")
              + " WHERE "
              + end;
    };
  }

  /** Ends when no new row comes, of finitely many that are possible. */
  private String closing() {
    return switch (dice.below(3)) {
      case 0 ->
          "SELECT s.path, "
              + big("s.bend")
              + ", 0"
              + joined("refs AS s", spelling.equal("s.bstart", "w.c1"), "");
      case 1 ->
          "SELECT w.c0, "
              + big("n.n.id")
              + ", w.d"
              + joined("ast AS s", spelling.equal("s.path", "w.c0"), "")
              + ", UNNEST(s.nodes) AS n(n) WHERE "
              + spelling.equal("n.n.parent", "w.c1");
      default ->
          "SELECT s.name, w.c1, w.d"
              + joined("refs AS s", spelling.equal("s.path", "w.c0"), "s.bend > 2");
    };
  }

  private String joined(String table, String on, String where) {
    String kept = where.isEmpty() ? "" : " WHERE " + where;
    return dice.said(
        " FROM w JOIN " + table + " ON " + on + kept,
        " FROM " + table + " JOIN w ON " + on + kept,
        " FROM w AS w INNER JOIN " + table + " ON " + on + kept);
  }

  private static List<Column> row() {
    return List.of(Column.text("w", "c0"), Column.number("w", "c1"), Column.number("w", "d"));
  }

  private String reading() {
    String where = dice.oneIn(2) ? "" : " WHERE " + query.conditions.condition(FOUND, 1);
    String c0 = query.values.text(FOUND, 1);
    return switch (dice.below(3)) {
      case 0 ->
          "SELECT "
              + c0
              + " AS c0, max(r.d) AS c1, count(*) AS c2 FROM w AS r"
              + where
              + " GROUP BY "
              + c0;
      case 1 ->
          "SELECT "
              + c0
              + " AS c0, f.size AS c1 FROM w AS r"
              + dice.pick(" JOIN ", " LEFT JOIN ")
              + "files AS f ON "
              + spelling.equal("f.path", "r.c0")
              + where;
      default ->
          "SELECT "
              + c0
              + " AS c0, "
              + query.values.number(FOUND, 1)
              + " AS c1, r.d AS c2 FROM w AS r"
              + where;
    };
  }
}
