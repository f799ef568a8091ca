package io.codeweft.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes queries over the sample tables that mean the same to DuckDB as they are. */
final class RandomQueries {
  private enum Kind {
    TEXT,
    NUMBER
  }

  private record Column(String name, Kind kind) {}

  private record Source(String from, List<Column> columns) {}

  private final Random random;
  private int aliases;

  RandomQueries(Random random) {
    this.random = random;
  }

  String next() {
    aliases = 0;
    return switch (random.nextInt(8)) {
      case 0 -> with();
      case 1 -> qualified();
      default -> query(2, 1 + random.nextInt(3));
    };
  }

  /** A WITH item that is named twice. */
  private String with() {
    List<Column> both =
        List.of(text("a", "c0"), number("a", "c1"), text("b", "c0"), number("b", "c1"));
    return "WITH w AS ("
        + query(1, 2)
        + ") SELECT "
        + text(both, 1)
        + " AS c0, "
        + number(both, 1)
        + " AS c1 FROM w AS a "
        + pick("JOIN", "LEFT JOIN")
        + " w AS b ON a.c0 = b.c0 WHERE "
        + condition(both, 1);
  }

  private String qualified() {
    Source source = from(1);
    return "SELECT "
        + text(source.columns(), 1)
        + " AS c0, "
        + number(source.columns(), 1)
        + " AS c1 FROM "
        + source.from()
        + " QUALIFY dense_rank() OVER (PARTITION BY "
        + column(source.columns(), Kind.TEXT)
        + " ORDER BY "
        + number(source.columns(), 1)
        + " NULLS LAST) <= "
        + (1 + random.nextInt(2));
  }

  /** A query with columns c0, c1...: the first is a text, the others numbers. */
  private String query(int depth, int columns) {
    if (depth > 0 && chance(6)) {
      String operator = pick("UNION ALL", "UNION", "EXCEPT", "INTERSECT");
      return "("
          + select(depth - 1, columns)
          + ") "
          + operator
          + " ("
          + select(depth - 1, columns)
          + ")";
    }
    return select(depth, columns);
  }

  private String select(int depth, int columns) {
    Source source = from(depth);
    String where = chance(2) ? "" : " WHERE " + condition(source.columns(), depth);
    int shape = random.nextInt(8);
    if (shape == 0) {
      return grouped(source, where, columns);
    }
    String list = list(source, columns, shape == 1);
    return "SELECT " + (shape == 2 ? "DISTINCT " : "") + list + " FROM " + source.from() + where;
  }

  private String list(Source source, int columns, boolean window) {
    List<String> list = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      String expression =
          i == 0
              ? text(source.columns(), 2)
              : window ? window(source.columns()) : number(source.columns(), 2);
      list.add(expression + " AS c" + i);
    }
    return String.join(", ", list);
  }

  private String grouped(Source source, String where, int columns) {
    String key = text(source.columns(), 1);
    List<String> list = new ArrayList<>(List.of(key + " AS c0"));
    for (int i = 1; i < columns; i++) {
      list.add(aggregate(source.columns()) + " AS c" + i);
    }
    String having = chance(3) ? "" : " HAVING count(*) > " + random.nextInt(3);
    return "SELECT "
        + String.join(", ", list)
        + " FROM "
        + source.from()
        + where
        + " GROUP BY "
        + key
        + having;
  }

  private String aggregate(List<Column> columns) {
    String argument = number(columns, 1);
    return switch (random.nextInt(6)) {
      case 0 -> "count(*)";
      case 1 -> "count(" + argument + ")";
      case 2 -> "count(DISTINCT " + argument + ")";
      case 3 -> "min(" + argument + ")";
      case 4 -> "max(" + argument + ")";
      default -> "sum(" + argument + ")";
    };
  }

  private String window(List<Column> columns) {
    String partition = "PARTITION BY " + column(columns, Kind.TEXT);
    return switch (random.nextInt(4)) {
      case 0 -> "count(*) OVER (" + partition + ")";
      case 1 -> "sum(" + number(columns, 1) + ") OVER (" + partition + ")";
      case 2 -> "max(" + column(columns, Kind.NUMBER) + ") OVER (" + partition + ")";
      default -> "rank() OVER (" + partition + " ORDER BY " + number(columns, 1) + " NULLS LAST)";
    };
  }

  private Source from(int depth) {
    Source first = item(depth);
    if (depth == 0 || chance(2)) {
      return first;
    }
    Source second = item(depth - 1);
    List<Column> both = new ArrayList<>(first.columns());
    both.addAll(second.columns());
    String join = pick("JOIN", "JOIN", "LEFT JOIN", "FULL JOIN");
    String on = column(first.columns(), Kind.TEXT) + " = " + column(second.columns(), Kind.TEXT);
    if (!join.equals("FULL JOIN") && chance(3)) {
      on += " AND " + condition(both, 0);
    }
    return new Source(first.from() + " " + join + " " + second.from() + " ON " + on, both);
  }

  private Source item(int depth) {
    String a = "t" + aliases++;
    return switch (random.nextInt(depth > 0 ? 5 : 3)) {
      case 0 ->
          new Source(
              "files AS " + a,
              List.of(text(a, "path"), text(a, "repo"), text(a, "lang"), number(a, "size")));
      case 1 ->
          new Source(
              "refs AS " + a,
              List.of(
                  text(a, "path"),
                  text(a, "name"),
                  number(a, "ref_id"),
                  number(a, "bstart"),
                  number(a, "bend")));
      case 2 ->
          new Source(
              "ast AS " + a,
              List.of(
                  text(a, "path"),
                  text(a, "repo"),
                  text(a, "meta.lang"),
                  text(a, "meta.owner.name"),
                  new Column("length(" + a + ".path)", Kind.NUMBER)));
      case 3 -> unnested(a);
      default -> {
        String query = query(depth - 1, 2 + random.nextInt(2));
        yield new Source("(" + query + ") AS " + a, List.of(text(a, "c0"), number(a, "c1")));
      }
    };
  }

  private Source unnested(String a) {
    String select =
        "SELECT x.path AS p, u.n.kind AS k, "
            + pick("u.n.name", "x.meta.lang", "x.attrs['v']")
            + " AS m, u.n.id AS i, u.n.parent AS q, u.n.span.bstart AS b FROM ast AS x"
            + pick(
                ", UNNEST(x.nodes) AS u(n)",
                " LEFT JOIN UNNEST(x.nodes) AS u(n) ON TRUE",
                " CROSS JOIN UNNEST(x.nodes) AS u(n), UNNEST(u.n.tags) AS v(t)",
                ", UNNEST(x.nodes) AS w(o), UNNEST(x.nodes) AS u(n)");
    if (chance(2)) {
      select += " WHERE u.n.kind <> '" + pick("Def", "Call", "Module") + "'";
    }
    return new Source(
        "(" + select + ") AS " + a,
        List.of(
            text(a, "p"),
            text(a, "k"),
            text(a, "m"),
            number(a, "i"),
            number(a, "q"),
            number(a, "b")));
  }

  private static Column text(String alias, String name) {
    return new Column(alias + "." + name, Kind.TEXT);
  }

  private static Column number(String alias, String name) {
    return new Column(alias + "." + name, Kind.NUMBER);
  }

  private String column(List<Column> columns, Kind kind) {
    List<Column> fitting = columns.stream().filter(c -> c.kind() == kind).toList();
    return fitting.get(random.nextInt(fitting.size())).name();
  }

  private String text(List<Column> columns, int depth) {
    if (depth == 0 || chance(2)) {
      return column(columns, Kind.TEXT);
    }
    return switch (random.nextInt(6)) {
      case 0 -> "'" + pick("x", "a.py", "python", "Def", "é'").replace("'", "''") + "'";
      case 1 -> "upper(" + text(columns, depth - 1) + ")";
      case 2 -> "(" + text(columns, depth - 1) + " || " + text(columns, depth - 1) + ")";
      case 3 -> "coalesce(" + text(columns, depth - 1) + ", " + text(columns, depth - 1) + ")";
      case 4 -> "nullif(" + text(columns, depth - 1) + ", 'x')";
      default ->
          "CASE WHEN "
              + condition(columns, 0)
              + " THEN "
              + text(columns, depth - 1)
              + " ELSE "
              + text(columns, depth - 1)
              + " END";
    };
  }

  private String number(List<Column> columns, int depth) {
    if (depth == 0 || chance(2)) {
      return column(columns, Kind.NUMBER);
    }
    return switch (random.nextInt(7)) {
      case 0 -> String.valueOf(random.nextInt(12));
      case 1 -> "(" + number(columns, depth - 1) + " + " + number(columns, depth - 1) + ")";
      case 2 -> "(" + number(columns, depth - 1) + " - " + number(columns, depth - 1) + ")";
      case 3 -> "length(" + text(columns, depth - 1) + ")";
      case 4 -> "coalesce(" + number(columns, depth - 1) + ", 0)";
      case 5 -> "abs(" + number(columns, depth - 1) + ")";
      default ->
          "CASE WHEN "
              + condition(columns, 0)
              + " THEN "
              + number(columns, depth - 1)
              + " ELSE "
              + number(columns, depth - 1)
              + " END";
    };
  }

  private String condition(List<Column> columns, int depth) {
    if (depth > 0 && chance(2)) {
      return switch (random.nextInt(5)) {
        case 0 ->
            "(" + condition(columns, depth - 1) + " AND " + condition(columns, depth - 1) + ")";
        case 1 ->
            "(" + condition(columns, depth - 1) + " OR " + condition(columns, depth - 1) + ")";
        case 2 -> "NOT (" + condition(columns, depth - 1) + ")";
        case 3 -> exists(columns);
        default ->
            column(columns, Kind.TEXT)
                + pick(" IN ", " NOT IN ")
                + "(SELECT "
                + pick("path", "name")
                + " FROM refs)";
      };
    }
    return switch (random.nextInt(8)) {
      case 0 -> text(columns, 1) + pick(" = ", " <> ", " < ", " >= ") + text(columns, 1);
      case 1 -> number(columns, 1) + pick(" = ", " <> ", " < ", " >= ") + number(columns, 1);
      case 2 -> column(columns, Kind.TEXT) + pick(" IS NULL", " IS NOT NULL");
      case 3 -> column(columns, Kind.NUMBER) + pick(" IN (1, 4, 10)", " NOT IN (0, 3)");
      case 4 -> number(columns, 1) + " BETWEEN 1 AND " + (3 + random.nextInt(7));
      case 5 -> column(columns, Kind.TEXT) + " LIKE '" + pick("%py", "a%", "%e%") + "'";
      case 6 ->
          text(columns, 0)
              + pick(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM ")
              + text(columns, 1);
      default ->
          "("
              + number(columns, 1)
              + " > "
              + random.nextInt(9)
              + ")"
              + pick(" IS TRUE", " IS NOT TRUE", " IS FALSE", " IS NOT FALSE");
    };
  }

  private String exists(List<Column> columns) {
    String a = "e" + aliases++;
    return pick("", "NOT ")
        + "EXISTS (SELECT 1 FROM refs AS "
        + a
        + " WHERE "
        + a
        + ".path = "
        + column(columns, Kind.TEXT)
        + " AND "
        + a
        + ".bend > "
        + pick(column(columns, Kind.NUMBER), "3")
        + ")";
  }

  private boolean chance(int of) {
    return random.nextInt(of) == 0;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
