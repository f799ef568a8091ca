package io.codeweft.compiler.internal.render;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A regular expression of RE2, which DuckDB reads, as one of Java, which Spark reads. What means
 * something else in Java is spelled out; what cannot be is refused.
 */
final class Re2 {
  private static final String SPACES = "\\t\\n\\f\\r ";

  private final String pattern;
  private final StringBuilder java = new StringBuilder();
  private int at;
  private boolean repeatable;

  private Re2(String pattern) {
    this.pattern = pattern;
  }

  static Re2 parse(String pattern) {
    Re2 regex = new Re2(pattern);
    while (regex.at < pattern.length()) {
      regex.next();
    }
    return regex;
  }

  /** For Java, with a dot that stops at nothing but a line feed. */
  String java(String flags) {
    String dots = java.indexOf(".") >= 0 ? "d" : "";
    String all = dots + flags.replace("i", "iu");
    return all.isEmpty() ? java.toString() : "(?" + all + ")" + java;
  }

  /** Whether it finds nothing, as far as small texts show. */
  boolean matchesEmpty() {
    Pattern compiled = Pattern.compile(java.toString());
    return Stream.of("", "a", " a ", "a_1.")
        .flatMap(text -> compiled.matcher(text).results())
        .anyMatch(match -> match.end() == match.start());
  }

  /** Matches up to the end of the first match; group 1 is what stands before it. */
  String firstOnly(String flags) {
    return "\\A((?s:.*?))(?:" + java(flags) + ")";
  }

  /** A text as a pattern for itself. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder();
    text.chars().forEach(c -> quoted.append(isPlain((char) c) ? "" : "\\").append((char) c));
    return quoted.toString();
  }

  /** {@code \1} becomes {@code $1}; groups are counted from {@code shift}. */
  static String replacement(String re2, int shift) {
    StringBuilder java = new StringBuilder();
    for (int i = 0; i < re2.length(); i++) {
      char c = re2.charAt(i);
      char next = i + 1 < re2.length() ? re2.charAt(i + 1) : ' ';
      if (c == '\\' && Character.isDigit(next)) {
        int group = next - '0' + shift;
        if (group > 9 || (group == shift && shift > 0)) {
          throw new Unrenderable("replacement " + re2);
        }
        java.append('$').append(group);
        i++;
        if (i + 1 < re2.length() && Character.isDigit(re2.charAt(i + 1))) {
          java.append('\\');
        }
      } else if (c == '\\' && next == '\\') {
        java.append("\\\\");
        i++;
      } else if (c == '\\') {
        throw new Unrenderable("replacement " + re2);
      } else {
        java.append(c == '$' ? "\\$" : c);
      }
    }
    return java.toString();
  }

  private static boolean isPlain(char c) {
    return c >= 128 || Character.isLetterOrDigit(c) || c == '_' || c == ' ';
  }

  private Unrenderable refused(String what) {
    return new Unrenderable("regular expression " + pattern + ": " + what);
  }

  private char peek(int ahead) {
    return at + ahead < pattern.length() ? pattern.charAt(at + ahead) : 0;
  }

  private void next() {
    char c = peek(0);
    switch (c) {
      case '\\' -> escape();
      case '[' -> letters();
      case '(' -> group();
      case '*', '+', '?' -> repetition("" + c, 1);
      case '{' -> braces();
      case '$' -> atom("\\z", 1);
      case '}', ']' -> atom("\\" + c, 1);
      case '|', ')' -> {
        java.append(c);
        at++;
        repeatable = c == ')';
      }
      default -> atom("" + c, 1);
    }
  }

  private void atom(String text, int length) {
    java.append(text);
    at += length;
    repeatable = true;
  }

  /** A second repetition is an error in RE2, and means something in Java. */
  private void repetition(String text, int length) {
    if (!repeatable) {
      throw refused("repetition of nothing");
    }
    java.append(text);
    at += length;
    if (peek(0) == '?') {
      java.append('?');
      at++;
    }
    repeatable = false;
  }

  private void braces() {
    int end = pattern.indexOf('}', at);
    String range = end < 0 ? "" : pattern.substring(at, end + 1);
    if (range.matches("\\{[0-9]{1,3}(,[0-9]{0,3})?}")) {
      repetition(range, range.length());
    } else {
      atom("\\{", 1);
    }
  }

  private void group() {
    if (peek(1) != '?') {
      atom("(", 1);
      repeatable = false;
      return;
    }
    if (pattern.startsWith("(?:", at)) {
      atom("(?:", 3);
      repeatable = false;
      return;
    }
    throw refused("flags and named groups");
  }

  private void escape() {
    char c = peek(1);
    switch (c) {
      case 'd', 'D', 'w', 'W', 'A', 'z', 'a', 'f', 't', 'n', 'r' -> atom("\\" + c, 2);
      case 's' -> atom("[" + SPACES + "]", 2);
      case 'S' -> atom("[^" + SPACES + "]", 2);
      case 'b' -> atom("(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))", 2);
      case 'B' -> atom("(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))", 2);
      default -> {
        if (c == 0 || c >= 128 || Character.isLetterOrDigit(c)) {
          throw refused("\\" + c);
        }
        atom("\\" + c, 2);
      }
    }
  }

  private void letters() {
    java.append('[');
    at++;
    if (peek(0) == '^') {
      java.append('^');
      at++;
    }
    boolean first = true;
    while (first || peek(0) != ']') {
      first = false;
      letter();
    }
    java.append(']');
    at++;
    repeatable = true;
  }

  private void letter() {
    char c = peek(0);
    if (c == 0) {
      throw refused("no end of [");
    }
    if (c == '[' && peek(1) == ':') {
      throw refused("named classes");
    }
    if (c != '\\') {
      java.append(isPlain(c) || c == '-' ? "" : "\\").append(c);
      at++;
      return;
    }
    char escaped = peek(1);
    if (escaped == 's') {
      java.append(SPACES);
    } else if ("dDwWafntr".indexOf(escaped) >= 0) {
      java.append('\\').append(escaped);
    } else if (escaped == 0 || escaped >= 128 || Character.isLetterOrDigit(escaped)) {
      throw refused("\\" + escaped + " in []");
    } else {
      java.append('\\').append(escaped);
    }
    at += 2;
  }
}
