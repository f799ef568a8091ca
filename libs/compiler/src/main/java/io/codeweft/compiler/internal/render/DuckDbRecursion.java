package io.codeweft.compiler.internal.render;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code WITH RECURSIVE} of DuckDB, which knows no bound: every row carries its level, and a row
 * beyond the last is an error. With UNION the level must not make rows different, so the columns
 * are the key of the recursion ({@code USING KEY}), and rows that are there already ({@code
 * recurring}) are left out.
 */
final class DuckDbRecursion {
  private DuckDbRecursion() {}

  static String item(Loop loop, Dialect dialect) {
    String level = level(loop);
    String columns = String.join(", ", loop.columns());
    String head =
        loop.name()
            + "("
            + columns
            + ", "
            + level
            + ")"
            + (loop.all() ? "" : " USING KEY (" + columns + ")");
    String seed =
        "SELECT "
            + of("s", loop)
            + ", 0 AS "
            + level
            + "\nFROM (\n"
            + SqlText.indented(loop.seed())
            + "\n) AS s";
    String next =
        "CASE WHEN l."
            + level
            + " >= "
            + loop.levels()
            + " THEN error("
            + dialect.text(loop.message())
            + ") ELSE l."
            + level
            + " + 1 END AS "
            + level;
    String step =
        "SELECT "
            + of("n", loop)
            + ", "
            + next
            + "\nFROM (\n"
            + SqlText.indented(loop.step())
            + "\n) AS n\nCROSS JOIN (SELECT max("
            + level
            + ") AS "
            + level
            + " FROM "
            + loop.name()
            + ") AS l"
            + (loop.all() ? "" : onlyNew(loop));
    String union = loop.all() ? "\nUNION ALL\n" : "\nUNION\n";
    return head + " AS (\n" + SqlText.indented(seed + union + step) + "\n)";
  }

  private static String onlyNew(Loop loop) {
    List<String> same = new ArrayList<>();
    for (String column : loop.columns()) {
      same.add("o." + column + " IS NOT DISTINCT FROM n." + column);
    }
    return "\nANTI JOIN recurring." + loop.name() + " AS o ON " + String.join(" AND ", same);
  }

  private static String of(String alias, Loop loop) {
    return String.join(", ", loop.columns().stream().map(c -> alias + "." + c).toList());
  }

  /** A name no column has. */
  private static String level(Loop loop) {
    String level = "\"level\"";
    while (loop.columns().stream().anyMatch(level::equalsIgnoreCase)) {
      level = level.substring(0, level.length() - 1) + "_\"";
    }
    return level;
  }
}
