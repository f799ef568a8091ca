package io.codeweft.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One meaning and others that look like it, from {@code equality/*.sql}. A case starts with a line
 * {@code # what it is about}; each following line is a text, indented lines belong to the text
 * before:
 *
 * <ul>
 *   <li>{@code same}: has the meaning of the case, the first line included
 *   <li>{@code other}: has another meaning, which some data set shows
 *   <li>{@code names}: the same rows, but columns with other names or types
 *   <li>{@code engine}: how the engine spells the text before, where it cannot read it as it is
 * </ul>
 */
record EqualityCase(String category, String about, List<Text> same, List<Text> different) {

  /**
   * @param engine the text as DuckDB reads it
   * @param onlyNames whether the rows are those of the case
   */
  record Text(String sql, String engine, boolean onlyNames) {}

  private static final List<String> CATEGORIES =
      List.of(
          "spelling",
          "predicates",
          "joins",
          "subqueries",
          "grouping",
          "sets",
          "windows",
          "expressions",
          "nested",
          "recursion");

  private static final Pattern LINE =
      Pattern.compile("^(# |same +|other +|names +|engine +)(.*(?:\\n +.*)*)", Pattern.MULTILINE);

  static List<EqualityCase> all() throws IOException {
    List<EqualityCase> cases = new ArrayList<>();
    for (String category : CATEGORIES) {
      Matcher line = LINE.matcher(resource("/equality/" + category + ".sql"));
      while (line.find()) {
        add(cases, category, line.group(1).strip(), line.group(2).strip());
      }
    }
    return cases;
  }

  private static void add(List<EqualityCase> cases, String category, String kind, String text) {
    if (kind.equals("#")) {
      cases.add(new EqualityCase(category, text, new ArrayList<>(), new ArrayList<>()));
      return;
    }
    EqualityCase last = cases.getLast();
    switch (kind) {
      case "same" -> last.same.add(new Text(text, text, false));
      case "engine" -> {
        List<Text> texts = last.different.isEmpty() ? last.same : last.different;
        Text before = texts.removeLast();
        texts.add(new Text(before.sql(), text, before.onlyNames()));
      }
      default -> last.different.add(new Text(text, text, kind.equals("names")));
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(EqualityCase.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public String toString() {
    return category + ": " + about;
  }
}
