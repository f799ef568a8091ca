package io.codeweft.compiler.random;

import java.util.List;

/** Sub-queries that read the row around them: semi and anti joins, and single values. */
final class SubQueries {
  private final RandomQuery query;
  private final Dice dice;
  private final Spelling spelling;

  SubQueries(RandomQuery query) {
    this.query = query;
    this.dice = query.dice;
    this.spelling = query.spelling;
  }

  String condition(List<Column> columns) {
    return switch (dice.below(4)) {
      case 0, 1 -> exists(columns);
      case 2 ->
          query.values.textColumn(columns)
              + dice.pick(" IN ", " NOT IN ")
              + "(SELECT "
              + dice.pick("path", "name")
              + " FROM refs)";
      default -> query.nested.exists(columns);
    };
  }

  private String exists(List<Column> columns) {
    String a = dice.alias();
    String not = dice.pick("", "NOT ");
    String key = query.values.textColumn(columns);
    String bound =
        spelling.compared(a + ".bend", "<", dice.pick(query.values.numberColumn(columns), "3"));
    return dice.said(
        not
            + "EXISTS (SELECT 1 FROM refs AS "
            + a
            + " WHERE "
            + spelling.equal(a + ".path", key)
            + " AND "
            + bound
            + ")",
        not
            + "EXISTS (SELECT * FROM (SELECT * FROM refs) AS "
            + a
            + " WHERE "
            + bound
            + " AND "
            + spelling.equal(a + ".path", key)
            + ")");
  }

  /** One number for every row. */
  String number(List<Column> columns) {
    if (dice.oneIn(4)) {
      return query.nested.number(columns);
    }
    String a = dice.alias();
    return "(SELECT "
        + dice.pick("count(*)", "max(" + a + ".bend)", "sum(" + a + ".bstart)")
        + " FROM refs AS "
        + a
        + (dice.oneIn(4)
            ? ""
            : " WHERE " + spelling.equal(a + ".path", query.values.textColumn(columns)))
        + ")";
  }

  /** Rows of a table that meet, or do not meet, rows of another one. */
  Source semiOrAnti() {
    String a = dice.alias();
    String x = dice.alias();
    String y = dice.alias();
    boolean anti = dice.oneIn(2);
    String left = dice.pick("path", "lang");
    String more = dice.pick("", "", " AND " + y + ".bend > " + x + ".size");
    String on = spelling.equal(y + ".path", x + "." + left) + more;
    String columns = x + ".path AS p, " + x + ".lang AS l, " + x + ".size AS s";
    String from = "(SELECT " + columns + " FROM files AS " + x;
    String exists = "EXISTS (SELECT 1 FROM refs AS " + y + " WHERE " + on + ")) AS " + a;
    String joined = " JOIN refs AS " + y + " ON " + on;
    String text =
        anti
            ? dice.said(
                from + " WHERE NOT " + exists,
                from + " ANTI" + joined + ") AS " + a,
                from + " LEFT" + joined + " WHERE " + y + ".path IS NULL) AS " + a)
            : dice.said(
                from + " WHERE " + exists,
                from + " SEMI" + joined + ") AS " + a,
                from + " WHERE NOT NOT " + exists);
    return Source.of(text, a, List.of("p", "l"), List.of("s"));
  }
}
