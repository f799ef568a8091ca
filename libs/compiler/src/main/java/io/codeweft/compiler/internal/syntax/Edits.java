package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.lane.Diagnostics;
import io.codeweft.compiler.internal.lane.Shifts;
import io.codeweft.compiler.internal.lane.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes of a text, each within one line, and what is refused on the way. */
final class Edits {
  private record Edit(int start, int end, String text) {}

  private final SourceText source;
  private final Diagnostics diagnostics;
  private final List<Edit> edits = new ArrayList<>();

  Edits(SourceText source, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  void replace(Token token, String text) {
    edits.add(new Edit(token.start(), token.end(), text));
  }

  void insertBefore(Token token, String text) {
    edits.add(new Edit(token.start(), token.start(), text));
  }

  void insertAfter(Token token, String text) {
    edits.add(new Edit(token.end(), token.end(), text));
  }

  /** Leaves the place empty, so that nothing behind it moves. */
  void blank(Token token) {
    replace(token, " ".repeat(token.end() - token.start()));
  }

  void refuse(String code, Token at, String message) {
    refuse(code, at, message, null);
  }

  void refuse(String code, Token at, String message, @Nullable String suggestion) {
    diagnostics.add(code, source.positionOf(at.start()), message, suggestion);
  }

  /** The text with all changes made. */
  SourceText apply() {
    edits.sort(Comparator.comparingInt(Edit::start));
    StringBuilder sql = new StringBuilder();
    List<Shifts.Shift> shifts = new ArrayList<>();
    int done = 0;
    for (Edit edit : edits) {
      sql.append(source.sql(), done, edit.start());
      int line = source.positionOf(edit.start()).getLineNum();
      int column = sql.length() - sql.lastIndexOf("\n");
      int written = edit.end() - edit.start();
      if (edit.text().length() != written) {
        shifts.add(new Shifts.Shift(line, column, edit.text().length(), written));
      }
      sql.append(edit.text());
      done = edit.end();
    }
    return source.respelled(
        sql.append(source.sql(), done, source.sql().length()).toString(), new Shifts(shifts));
  }

  /** Where a character of the text as written is in the changed one. */
  int moved(int offset) {
    int by = 0;
    for (Edit edit : edits) {
      by += edit.end() <= offset ? edit.text().length() - (edit.end() - edit.start()) : 0;
    }
    return offset + by;
  }

  /** Words before which a bracket cannot be a subscript. */
  static final Set<String> BEFORE_EXPRESSIONS =
      Set.of(
          "SELECT",
          "DISTINCT",
          "ALL",
          "WHERE",
          "ON",
          "AND",
          "OR",
          "NOT",
          "BY",
          "CASE",
          "WHEN",
          "THEN",
          "ELSE",
          "IN",
          "BETWEEN",
          "LIKE",
          "ILIKE",
          "ESCAPE",
          "HAVING",
          "QUALIFY",
          "FROM",
          "IS",
          "VALUES",
          "FOR");
}
