package io.codeweft.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes queries over the sample tables that mean the same to DuckDB as they are. What a query
 * means comes from one source of chance and how it is spelled from another: two writers that share
 * the first write one meaning in two spellings.
 */
final class RandomSpellings {
  private enum Kind {
    TEXT,
    NUMBER
  }

  private record Column(String name, Kind kind) {}

  private record Source(String from, List<Column> columns) {}

  private final Random random;
  private final Random style;
  private int aliases;

  /**
   * @param meaning decides what is asked
   * @param style decides how it is said
   */
  RandomSpellings(long meaning, long style) {
    this(new Random(meaning), new Random(style));
  }

  private RandomSpellings(Random random, Random style) {
    this.random = random;
    this.style = style;
  }

  String next() {
    aliases = 0;
    return switch (random.nextInt(10)) {
      case 0 -> with();
      case 1 -> qualified();
      case 2 -> lateral();
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

  /** The columns of a row beside those that a sub-query finds for it. */
  private String lateral() {
    Source source = from(1);
    String key = column(source.columns(), Kind.TEXT);
    List<Column> both = new ArrayList<>(source.columns());
    both.addAll(List.of(text("b", "name"), number("b", "bend")));
    String where = condition(both, 1);
    String c0 = text(both, 1);
    String c1 = number(both, 1);
    String rows = "refs AS r WHERE " + equal("r.path", key);
    return "SELECT "
        + c0
        + " AS c0, "
        + c1
        + " AS c1 FROM "
        + source.from()
        + said(
            " CROSS JOIN LATERAL (SELECT r.name, r.bend FROM " + rows + ") AS b",
            " JOIN LATERAL (SELECT r.* FROM " + rows + ") AS b ON TRUE",
            " JOIN refs AS b ON " + equal(key, "b.path"))
        + " WHERE "
        + where;
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
      String operator =
          pick("UNION ALL", "UNION", "INTERSECT", "INTERSECT ALL", "EXCEPT", "EXCEPT ALL");
      String a = "(" + select(depth - 1, columns) + ")";
      String b = "(" + select(depth - 1, columns) + ")";
      String asked = a + " " + operator + " " + b;
      return operator.startsWith("EXCEPT") ? asked : said(asked, b + " " + operator + " " + a);
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
    String rest = list(source, columns, shape == 1) + " FROM " + source.from() + where;
    if (shape != 2) {
      return "SELECT " + rest;
    }
    String names =
        IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
    return said(
        "SELECT DISTINCT " + rest,
        "SELECT " + names + " FROM (SELECT " + rest + ") AS d GROUP BY " + names);
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
        + (chance(3) ? said("ROLLUP (" + key + ")", "GROUPING SETS ((), (" + key + "))") : key)
        + having;
  }

  private String aggregate(List<Column> columns) {
    String argument = number(columns, 1);
    return switch (random.nextInt(8)) {
      case 0 -> said("count(*)", "count(1)");
      case 6 -> {
        String condition = condition(columns, 0);
        yield said(
            "count(*) FILTER (WHERE " + condition + ")",
            "count(CASE WHEN " + condition + " THEN 1 END)");
      }
      case 7 -> {
        String condition = condition(columns, 0);
        yield said(
            "sum(" + argument + ") FILTER (WHERE " + condition + ")",
            "sum(CASE WHEN " + condition + " THEN " + argument + " ELSE NULL END)");
      }
      case 1 -> "count(" + argument + ")";
      case 2 -> "count(DISTINCT " + argument + ")";
      case 3 -> "min(" + argument + ")";
      case 4 -> "max(" + argument + ")";
      default -> "sum(" + argument + ")";
    };
  }

  private String window(List<Column> columns) {
    String partition = "PARTITION BY " + column(columns, Kind.TEXT);
    return switch (random.nextInt(5)) {
      case 4 ->
          "sum("
              + column(columns, Kind.NUMBER)
              + ") OVER ("
              + partition
              + " ORDER BY "
              + column(columns, Kind.NUMBER)
              + " NULLS LAST"
              + said("", " RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW")
              + ")";
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
    String on = equal(column(first.columns(), Kind.TEXT), column(second.columns(), Kind.TEXT));
    if (!join.equals("FULL JOIN") && chance(3)) {
      on = both("AND", on, condition(both, 0));
    }
    String turned = join.equals("LEFT JOIN") ? "RIGHT JOIN" : join;
    return new Source(
        said(
            first.from() + " " + join + " " + second.from() + " ON " + on,
            second.from() + " " + turned + " " + first.from() + " ON " + on),
        both);
  }

  /** One of several texts of one meaning. */
  private String said(String... spellings) {
    return spellings[style.nextInt(spellings.length)];
  }

  private String both(String operator, String a, String b) {
    return said(a + " " + operator + " " + b, b + " " + operator + " " + a);
  }

  private String equal(String a, String b) {
    return both("=", a, b);
  }

  private String compared(String a, String operator, String b) {
    return switch (operator) {
      case "=" -> said(a + " = " + b, b + " = " + a, "NOT (" + a + " <> " + b + ")");
      case "<>" -> said(a + " <> " + b, b + " <> " + a, "NOT (" + a + " = " + b + ")");
      case "<" -> said(a + " < " + b, b + " > " + a, "NOT (" + a + " >= " + b + ")");
      default -> said(a + " >= " + b, b + " <= " + a, "NOT (" + a + " < " + b + ")");
    };
  }

  private String choice(String condition, String value, String other) {
    return said(
        "CASE WHEN " + condition + " THEN " + value + " ELSE " + other + " END",
        "CASE WHEN (" + condition + ") IS NOT TRUE THEN " + other + " ELSE " + value + " END");
  }

  private String coalesced(String value, String other) {
    return said(
        "coalesce(" + value + ", " + other + ")",
        "CASE WHEN " + value + " IS NOT NULL THEN " + value + " ELSE " + other + " END");
  }

  private Source item(int depth) {
    String a = "t" + aliases++;
    return switch (random.nextInt(depth > 0 ? 5 : 3)) {
      case 0 ->
          new Source(
              said("files AS " + a, "(SELECT * FROM files) AS " + a),
              List.of(text(a, "path"), text(a, "repo"), text(a, "lang"), number(a, "size")));
      case 1 ->
          new Source(
              said("refs AS " + a, "(SELECT * FROM refs) AS " + a),
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
      case 3 -> coalesced(text(columns, depth - 1), text(columns, depth - 1));
      case 4 -> {
        String value = text(columns, depth - 1);
        yield said(
            "nullif(" + value + ", 'x')",
            "CASE WHEN " + value + " = 'x' THEN NULL ELSE " + value + " END");
      }
      default -> choice(condition(columns, 0), text(columns, depth - 1), text(columns, depth - 1));
    };
  }

  private String number(List<Column> columns, int depth) {
    if (depth == 0 || chance(2)) {
      return column(columns, Kind.NUMBER);
    }
    return switch (random.nextInt(8)) {
      case 0 -> String.valueOf(random.nextInt(12));
      case 7 -> scalar(columns);
      case 1 -> "(" + both("+", number(columns, depth - 1), number(columns, depth - 1)) + ")";
      case 2 -> "(" + number(columns, depth - 1) + " - " + number(columns, depth - 1) + ")";
      case 3 -> "length(" + text(columns, depth - 1) + ")";
      case 4 -> coalesced(number(columns, depth - 1), "0");
      case 5 -> "abs(" + number(columns, depth - 1) + ")";
      default ->
          choice(condition(columns, 0), number(columns, depth - 1), number(columns, depth - 1));
    };
  }

  private String scalar(List<Column> columns) {
    String a = "s" + aliases++;
    return "(SELECT "
        + pick("count(*)", "max(" + a + ".bend)", "sum(" + a + ".bstart)")
        + " FROM refs AS "
        + a
        + (chance(4) ? "" : " WHERE " + equal(a + ".path", column(columns, Kind.TEXT)))
        + ")";
  }

  private String condition(List<Column> columns, int depth) {
    if (depth > 0 && chance(2)) {
      return switch (random.nextInt(5)) {
        case 0 -> {
          String left = condition(columns, depth - 1);
          String right = condition(columns, depth - 1);
          yield said(
              "(" + both("AND", left, right) + ")",
              "NOT (NOT (" + left + ") OR NOT (" + right + "))");
        }
        case 1 -> {
          String left = condition(columns, depth - 1);
          String right = condition(columns, depth - 1);
          yield said(
              "(" + both("OR", left, right) + ")",
              "NOT (NOT (" + left + ") AND NOT (" + right + "))");
        }
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
      case 0 -> compared(text(columns, 1), pick("=", "<>", "<", ">="), text(columns, 1));
      case 1 -> compared(number(columns, 1), pick("=", "<>", "<", ">="), number(columns, 1));
      case 2 -> column(columns, Kind.TEXT) + pick(" IS NULL", " IS NOT NULL");
      case 3 -> {
        String column = column(columns, Kind.NUMBER);
        yield chance(2)
            ? said(
                column + " IN (1, 4, 10)",
                column + " IN (10, 1, 4, 1)",
                "(" + column + " = 4 OR " + column + " IN (1, 10))")
            : said(column + " NOT IN (0, 3)", "(" + column + " <> 3 AND NOT " + column + " = 0)");
      }
      case 4 -> {
        String value = number(columns, 1);
        int end = 3 + random.nextInt(7);
        yield said(
            value + " BETWEEN 1 AND " + end,
            "(" + value + " <= " + end + " AND " + value + " >= 1)",
            "NOT (" + value + " < 1 OR " + end + " < " + value + ")");
      }
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
