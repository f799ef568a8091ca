package io.codeweft.compiler.random;

import java.util.List;

/** Window functions and QUALIFY. */
final class Windows {
  private final RandomQuery query;
  private final Dice dice;

  Windows(RandomQuery query) {
    this.query = query;
    this.dice = query.dice;
  }

  String qualified() {
    Source source = query.sources.from(1);
    String c0 = query.values.text(source.columns(), 1);
    String c1 = query.values.number(source.columns(), 1);
    String rank =
        "dense_rank() OVER (PARTITION BY "
            + query.values.textColumn(source.columns())
            + " ORDER BY "
            + query.values.number(source.columns(), 1)
            + " NULLS LAST)";
    String select = "SELECT " + c0 + " AS c0, " + c1 + " AS c1";
    String from = " FROM " + source.from();
    int last = 1 + dice.below(2);
    return dice.said(
        select + from + " QUALIFY " + rank + " <= " + last,
        "SELECT c0, c1 FROM ("
            + select
            + ", "
            + rank
            + " AS k"
            + from
            + ") AS q WHERE "
            + last
            + " >= k");
  }

  /** A number for every row. */
  String window(Source source) {
    List<Column> columns = source.columns();
    String partition = "PARTITION BY " + query.values.textColumn(columns);
    String value = query.values.numberColumn(columns);
    String total = " OVER (" + partition + " ORDER BY " + source.order();
    return switch (dice.below(9)) {
      case 0 -> "count(*) OVER (" + partition + ")";
      case 1 -> "sum(" + query.values.number(columns, 1) + ") OVER (" + partition + ")";
      case 2 -> "max(" + value + ") OVER (" + partition + ")";
      case 3 ->
          "sum("
              + value
              + ") OVER ("
              + partition
              + " ORDER BY "
              + query.values.numberColumn(columns)
              + " NULLS LAST"
              + dice.said("", " RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW")
              + ")";
      case 4 -> "row_number()" + total + ")";
      case 5 -> dice.pick("lag(", "lead(", "first_value(") + value + ")" + total + ")";
      case 6 ->
          "sum("
              + value
              + ")"
              + total
              + dice.said(" ROWS 1 PRECEDING", " ROWS BETWEEN 1 PRECEDING AND CURRENT ROW")
              + ")";
      case 7 -> "last_value(" + value + ")" + total + " ROWS BETWEEN CURRENT ROW AND 2 FOLLOWING)";
      default ->
          "rank() OVER ("
              + partition
              + " ORDER BY "
              + query.values.number(columns, 1)
              + " NULLS LAST)";
    };
  }
}
