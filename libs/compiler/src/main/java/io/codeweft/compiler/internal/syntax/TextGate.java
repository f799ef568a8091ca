package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.lane.Diagnostics;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.lane.Step;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Refuses what needs no parser to be seen: size, templating, statements that are no query. */
public final class TextGate implements Step {
  private static final int MOST_CHARACTERS = 256 * 1024;
  private static final int DEEPEST_NESTING = 200;
  private static final List<String> TEMPLATES = List.of("{{", "{%", "${");
  private static final Pattern FIRST_WORD =
      Pattern.compile("(?:\\s|--[^\\n]*(?:\\n|$)|/\\*(?s:.*?)\\*/|\\()*([A-Za-z_]+)");

  @Override
  public String identity() {
    return "text-gate/2 chars=" + MOST_CHARACTERS + " nesting=" + DEEPEST_NESTING;
  }

  /** A query. */
  public void check(SourceText source, Diagnostics diagnostics) {
    checkExpression(source, diagnostics);
    checkFirstWord(source, diagnostics);
  }

  /** Any text of the dialect. */
  public void checkExpression(SourceText source, Diagnostics diagnostics) {
    String sql = source.sql();
    if (sql.length() > MOST_CHARACTERS) {
      diagnostics.add(
          "too-large",
          SqlParserPos.ZERO,
          "the text has "
              + sql.length()
              + " characters; at most "
              + MOST_CHARACTERS
              + " are allowed: split it into views");
      return;
    }
    for (String template : TEMPLATES) {
      int at = sql.indexOf(template);
      if (at >= 0) {
        diagnostics.add(
            "templating",
            source.positionOf(at),
            "'"
                + template
                + "' is templating, which is refused everywhere, literals included; write plain"
                + " SQL or generate the view from a registry");
      }
    }
    checkNesting(source, diagnostics);
  }

  /** Brackets nested so deep that the parser could run out of stack. */
  private static void checkNesting(SourceText source, Diagnostics diagnostics) {
    int depth = 0;
    for (int i = 0; i < source.sql().length(); i++) {
      char c = source.sql().charAt(i);
      if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
      }
      if (depth > DEEPEST_NESTING) {
        diagnostics.add(
            "too-large",
            source.positionOf(i),
            "brackets nest deeper than " + DEEPEST_NESTING + "; split the text into views");
        return;
      }
    }
  }

  private static void checkFirstWord(SourceText source, Diagnostics diagnostics) {
    Matcher first = FIRST_WORD.matcher(source.sql());
    if (!first.lookingAt()) {
      if (source.sql().isBlank()) {
        diagnostics.add("parse", SqlParserPos.ZERO, "the text is empty; expected a query");
      }
      return;
    }
    String word = first.group(1).toUpperCase(Locale.ROOT);
    if (!List.of("SELECT", "WITH", "VALUES").contains(word)) {
      diagnostics.add(
          "statement",
          source.positionOf(first.start(1)),
          "expected a query (SELECT, WITH or VALUES), found " + word);
    }
  }
}
