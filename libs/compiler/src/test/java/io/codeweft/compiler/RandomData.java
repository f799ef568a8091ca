package io.codeweft.compiler;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows for the sample tables that tell queries apart: few values, so that they meet; nulls wherever
 * the schema lets them, repeated rows, empty and null lists, structs and maps.
 */
final class RandomData {
  private static final List<String> PATHS = List.of("a.py", "b.py", "c.js", "d.py", "", "é'");
  private static final List<String> TEXTS =
      List.of(
          "a.py", "b.py", "x", "y", "js", "python", "", " x ", "Def", "'r' ", "é", "a", "b", "c",
          "b, c");
  private static final List<String> NUMBERS =
      List.of("-3", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
  private static final List<String> SCORES =
      List.of("-2.0", "0.0", "0.25", "0.5", "1.5", "3.0", "'nan'::DOUBLE", "'inf'::DOUBLE");

  private final Random random;

  RandomData(long seed) {
    this.random = new Random(seed);
  }

  /** INSERT statements for {@code files}, {@code refs} and {@code ast}. */
  String inserts() {
    return rows("files", 8 + random.nextInt(8), this::file)
        + rows("refs", 8 + random.nextInt(10), this::ref)
        + rows("ast", 3 + random.nextInt(5), this::ast);
  }

  private String rows(String table, int count, Supplier<String> row) {
    if (random.nextInt(8) == 0) {
      return "";
    }
    List<String> rows = Stream.generate(row).limit(count).collect(Collectors.toList());
    // every table has equal rows
    rows.add(rows.getFirst());
    return "INSERT INTO " + table + " VALUES " + String.join(", ", rows) + ";\n";
  }

  private String file() {
    String repo = pick(List.of("'r'", "'s'", "'python'"));
    return row(
        quoted(pick(PATHS)),
        repo,
        orNull(quoted(pick(List.of("python", "js", "JS", "c", "r", "")))),
        orNull(pick(NUMBERS)),
        orNull(pick(SCORES)));
  }

  private String ref() {
    return row(
        quoted(pick(PATHS)),
        pick(List.of("1", "2", "3", "4", "5")),
        orNull(quoted(pick(TEXTS))),
        orNull(pick(NUMBERS)),
        orNull(pick(NUMBERS)));
  }

  private String ast() {
    return row(
        quoted(pick(PATHS)),
        orNull(quoted(pick(List.of("r", "s")))),
        orNull(list(this::node, random.nextInt(5))),
        orNull(pick(List.of("MAP {}", "MAP {'v': '3.12', 'w': NULL}", "MAP {'v': 'x'}"))),
        orNull("{'lang': " + orNull("'js'") + ", 'owner': " + orNull(owner()) + "}"));
  }

  private String owner() {
    return "{'name': " + orNull(quoted(pick(TEXTS))) + "}";
  }

  private String node() {
    return "{'id': "
        + random.nextInt(5)
        + ", 'parent': "
        + orNull(String.valueOf(random.nextInt(5)))
        + ", 'kind': "
        + pick(List.of("'Def'", "'Call'", "'Module'"))
        + ", 'name': "
        + orNull(quoted(pick(TEXTS)))
        + ", 'span': "
        + orNull("{'bstart': " + orNull(pick(NUMBERS)) + ", 'bend': " + orNull(pick(NUMBERS)) + "}")
        + ", 'tags': "
        + orNull(list(() -> quoted(pick(List.of("t", "u", ""))), random.nextInt(4)))
        + "}";
  }

  private static String list(Supplier<String> element, int length) {
    return Stream.generate(element).limit(length).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String row(String... values) {
    return "(" + String.join(", ", values) + ")";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private String orNull(String value) {
    return random.nextInt(4) == 0 ? "NULL" : value;
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
