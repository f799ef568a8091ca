package io.codeweft.compiler.random;

import java.util.List;

/** Lists, structs and maps: taken apart in FROM, or read inside the row. */
final class Nested {
  private final RandomQuery query;
  private final Dice dice;

  Nested(RandomQuery query) {
    this.query = query;
    this.dice = query.dice;
  }

  /** A table with fields of structs and values of maps. */
  Source row() {
    String a = dice.alias();
    return Source.of(
        "ast AS " + a,
        a,
        List.of("path", "repo", "meta.lang", "meta.owner.name", "attrs['v']", "nodes[1].name"),
        List.of("nodes[2].id", "nodes[1].span.bstart"));
  }

  Source unnested() {
    return dice.oneIn(3) ? positions() : elements();
  }

  private Source elements() {
    String a = dice.alias();
    String select =
        "SELECT x.path AS p, u.n.kind AS k, "
            + dice.pick("u.n.name", "x.meta.lang", "x.attrs['v']")
            + " AS m, u.n.id AS i, u.n.parent AS q, u.n.span.bstart AS b FROM ast AS x";
    String all = ", UNNEST(x.nodes) AS u(n)";
    String joined = " CROSS JOIN UNNEST(x.nodes) AS u(n)";
    select +=
        switch (dice.below(5)) {
          case 0 -> dice.said(all, joined);
          case 1 -> " LEFT JOIN UNNEST(x.nodes) AS u(n) ON TRUE";
          case 2 -> dice.said(all, joined) + ", UNNEST(u.n.tags) AS v(t)";
          case 3 -> dice.said(all, joined) + " LEFT JOIN UNNEST(u.n.tags) AS v(t) ON TRUE";
          default -> ", UNNEST(x.nodes) AS w(o)" + dice.said(all, joined);
        };
    if (dice.oneIn(2)) {
      select += " WHERE u.n.kind <> '" + dice.pick("Def", "Call", "Module") + "'";
    }
    return Source.of("(" + select + ") AS " + a, a, List.of("p", "k", "m"), List.of("i", "q", "b"));
  }

  private Source positions() {
    String a = dice.alias();
    return Source.of(
        "(SELECT x.path AS p, u.e.name AS m, u.e.id AS i, u.o AS o FROM ast AS x"
            + dice.pick(", ", " CROSS JOIN ")
            + "UNNEST(x.nodes) WITH ORDINALITY AS u(e, o)) AS "
            + a,
        a,
        List.of("p", "m"),
        List.of("i", "o"));
  }

  /** Whether a list of some row has an element. */
  String exists(List<Column> columns) {
    String a = dice.alias();
    String key = query.values.textColumn(columns);
    String not = dice.pick("", "NOT ");
    String kind = a + "n.n.kind = '" + dice.pick("Def", "Call") + "'";
    return not
        + "EXISTS (SELECT 1 FROM ast AS "
        + a
        + ", UNNEST("
        + a
        + ".nodes) AS "
        + a
        + "n(n) WHERE "
        + query.spelling.both("AND", query.spelling.equal(a + ".path", key), kind)
        + ")";
  }

  /** A number that the elements of lists give. */
  String number(List<Column> columns) {
    String a = dice.alias();
    return "(SELECT "
        + dice.pick("count(*)", "max(" + a + "n.n.id)", "sum(" + a + "n.n.span.bend)")
        + " FROM ast AS "
        + a
        + ", UNNEST("
        + a
        + ".nodes) AS "
        + a
        + "n(n) WHERE "
        + query.spelling.equal(a + ".path", query.values.textColumn(columns))
        + ")";
  }
}
