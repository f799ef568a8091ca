package io.codeweft.functions.guide;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The reference of the functions of a snapshot, as Markdown: a list by capability tag, then each
 * function by name. The same snapshot gives the same text.
 */
public final class FunctionGuide {
  private FunctionGuide() {}

  /** The whole page. */
  public static String page(FunctionSnapshot snapshot) {
    StringBuilder page =
        new StringBuilder(
            """
            # Functions

            Written by `./weft functions --markdown`. Every example is executed by the tests, and those of functions that engines bind again before a worker takes its first task.

            | tag | functions |
            |---|---|
            """);
    byTag(snapshot)
        .forEach(
            (tag, names) ->
                page.append("| ").append(tag).append(" | ").append(names).append(" |\n"));
    for (FunctionDefinition function : snapshot.functions()) {
      page.append("\n## ").append(function.name()).append('\n').append(entry(function));
    }
    return page.toString();
  }

  /** The first sentence of the documentation, on one line. */
  public static String summary(FunctionDefinition function) {
    String text = oneLine(function.documentation());
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private static SortedMap<String, String> byTag(FunctionSnapshot snapshot) {
    SortedMap<String, String> byTag = new TreeMap<>();
    for (FunctionDefinition function : snapshot.functions()) {
      String link = "[" + function.name() + "](#" + function.name() + ")";
      for (String tag : function.tags()) {
        byTag.merge(tag, link, (before, more) -> before + ", " + more);
      }
    }
    return byTag;
  }

  private static String entry(FunctionDefinition function) {
    StringBuilder entry = new StringBuilder();
    entry.append("`").append(function.signature()).append("`\n\n");
    entry.append(function.documentation().strip()).append("\n\n");
    entry
        .append(word(function.kind()))
        .append("; a null argument ")
        .append(
            function.nullRule() == FunctionDefinition.NullRule.PROPAGATES
                ? "gives null"
                : "is handled as described")
        .append("; ")
        .append(word(function.volatility()))
        .append("; tags: ")
        .append(String.join(", ", function.tags()));
    if (!function.aliases().isEmpty()) {
      entry.append("; also called ").append(String.join(", ", function.aliases()));
    }
    entry.append(".\n");
    if (function.expression() != null) {
      entry.append("\nIt is short for `").append(oneLine(function.expression())).append("`.\n");
    }
    entry.append(examples(function.examples()));
    return entry.toString();
  }

  private static String examples(List<FunctionDefinition.Example> examples) {
    if (examples.isEmpty()) {
      return "";
    }
    StringBuilder table = new StringBuilder("\n| example | result |\n|---|---|\n");
    for (FunctionDefinition.Example example : examples) {
      table
          .append("| `")
          .append(cell(example.call()))
          .append("` | `")
          .append(cell(example.result()))
          .append("` |\n");
    }
    return table.toString();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String cell(String text) {
    return oneLine(text).replace("|", "\\|");
  }
}
