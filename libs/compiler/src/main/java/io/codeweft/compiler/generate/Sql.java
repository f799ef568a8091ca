package io.codeweft.compiler.generate;

import io.codeweft.contracts.text.PlacedText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Small pieces of SQL text. */
final class Sql {
  private Sql() {}

  /** A text constant of type VARCHAR; a bare literal would be CHAR of its own length. */
  static String text(String value) {
    return "CAST(" + literal(value) + " AS VARCHAR)";
  }

  static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  static List<String> texts(List<PlacedText> columns) {
    return columns.stream().map(PlacedText::text).toList();
  }

  static @Nullable String orNull(@Nullable PlacedText text) {
    return text == null ? null : text.text();
  }

  /** {@code stable_id('kind', a, b)}. */
  static String stableId(String kind, List<String> parts) {
    return "stable_id(" + literal(kind) + ", " + String.join(", ", parts) + ")";
  }

  /** A WHERE clause on a line of its own, or nothing when no condition is given. */
  static String where(@Nullable String... conditions) {
    String all =
        Stream.of(conditions)
            .filter(Objects::nonNull)
            .map(condition -> "(" + condition + ")")
            .collect(Collectors.joining(" AND "));
    return all.isEmpty() ? "" : "\nWHERE " + all;
  }
}
