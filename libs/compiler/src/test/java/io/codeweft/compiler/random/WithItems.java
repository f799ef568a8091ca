package io.codeweft.compiler.random;

import java.util.List;

/** Sub-queries that are named twice, and such that read the rows beside them. */
final class WithItems {
  private final RandomQuery query;
  private final Dice dice;

  WithItems(RandomQuery query) {
    this.query = query;
    this.dice = query.dice;
  }

  String shared() {
    List<Column> both =
        Source.of("", "a", List.of("c0"), List.of("c1"))
            .with(Source.of("", "b", List.of("c0"), List.of("c1")));
    String shared = query.query(1, 2);
    String select =
        "SELECT "
            + query.values.text(both, 1)
            + " AS c0, "
            + query.values.number(both, 1)
            + " AS c1 FROM ";
    String join = dice.pick(" AS a JOIN ", " AS a LEFT JOIN ");
    String on = " AS b ON a.c0 = b.c0 WHERE " + query.conditions.condition(both, 1);
    String sub = "(" + shared + ")";
    return dice.said(
        "WITH w AS " + sub + " " + select + "w" + join + "w" + on,
        "WITH v(c0, c1) AS " + sub + ", w AS (SELECT * FROM v) " + select + "w" + join + "v" + on,
        select + sub + join + sub + on);
  }

  /** The columns of a row beside those that a sub-query finds for it. */
  String lateral() {
    Source source = query.sources.from(1);
    String key = query.values.textColumn(source.columns());
    List<Column> both = source.with(Source.of("", "b", List.of("name"), List.of("bend")));
    String where = query.conditions.condition(both, 1);
    String c0 = query.values.text(both, 1);
    String c1 = query.values.number(both, 1);
    String rows = "refs AS r WHERE " + query.spelling.equal("r.path", key);
    return "SELECT "
        + c0
        + " AS c0, "
        + c1
        + " AS c1 FROM "
        + source.from()
        + dice.said(
            " CROSS JOIN LATERAL (SELECT r.name, r.bend FROM " + rows + ") AS b",
            " JOIN LATERAL (SELECT r.* FROM " + rows + ") AS b ON TRUE",
            " JOIN refs AS b ON " + query.spelling.equal(key, "b.path"))
        + " WHERE "
        + where;
  }
}
