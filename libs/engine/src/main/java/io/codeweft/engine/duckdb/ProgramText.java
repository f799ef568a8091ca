package io.codeweft.engine.duckdb;

import org.jspecify.annotations.Nullable;

/**
 * What must be seen before a text is given to DuckDB's parser, which runs out of stack, and takes
 * the process with it, where brackets nest too deep. Literals that would need more than quotes to
 * be found are refused: no generated program has any.
 */
final class ProgramText {
  /** A program of this size is generated; one view of a large pack has some 30,000 characters. */
  static final int MOST_CHARACTERS = 4 << 20;

  private static final int DEEPEST_BRACKETS = 500;

  private final String text;
  private int at;
  private int depth;

  private ProgramText(String text) {
    this.text = text;
  }

  /** What is wrong with it, in words; null when nothing is. */
  static @Nullable String problem(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return "the program has "
          + text.length()
          + " characters; at most "
          + MOST_CHARACTERS
          + " are allowed";
    }
    return new ProgramText(text).scan();
  }

  private @Nullable String scan() {
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean escapes = at > 0 && Character.toLowerCase(text.charAt(at - 1)) == 'e';
      if (c == '$' || (c == '\'' && escapes)) {
        return "the program has a literal in dollar signs or with escapes";
      }
      if (c == '\'' || c == '"') {
        skipTo(String.valueOf(c), 1);
      } else if (text.startsWith("--", at)) {
        skipTo("\n", 2);
      } else if (text.startsWith("/*", at)) {
        int start = at;
        skipTo("*/", 2);
        if (text.indexOf("/*", start + 2) < at && text.indexOf("/*", start + 2) > 0) {
          return "the program has a comment in a comment";
        }
      } else {
        depth += opens(c) ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
        at++;
      }
      if (depth > DEEPEST_BRACKETS) {
        return "brackets nest deeper than " + DEEPEST_BRACKETS;
      }
    }
    return null;
  }

  private static boolean opens(char c) {
    return c == '(' || c == '[' || c == '{';
  }

  private void skipTo(String end, int from) {
    int found = text.indexOf(end, at + from);
    at = found < 0 ? text.length() : found + end.length();
  }
}
