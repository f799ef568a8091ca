package io.codeweft.compiler.internal.lane;

import io.codeweft.compiler.Diagnostic;
import io.codeweft.contracts.graph.ViewSource;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * A text with the place it came from; turns positions in the text into positions in the file.
 *
 * @param sql what the parser sees
 * @param shifts how that differs from what was written
 */
public record SourceText(
    String view, String file, int firstLine, String item, String sql, Shifts shifts) {

  public static SourceText of(ViewSource view) {
    return new SourceText(
        view.name(), view.file(), view.firstLine(), view.item(), view.sql(), Shifts.NONE);
  }

  /** A query that is not part of a pack. */
  public static SourceText adHoc(String sql) {
    return new SourceText("", "", 1, "", sql, Shifts.NONE);
  }

  /** The same text with spellings the parser knows. */
  public SourceText respelled(String parsed, Shifts changed) {
    return new SourceText(view, file, firstLine, item, parsed, changed);
  }

  public Diagnostic diagnostic(
      String code, SqlParserPos parsed, String message, @Nullable String suggestion) {
    SqlParserPos at = shifts.written(parsed);
    int line = Math.max(1, at.getLineNum());
    int column = Math.max(1, at.getColumnNum());
    return new Diagnostic(
        Codes.known(code), view, file, item, firstLine + line - 1, column, message, suggestion);
  }

  /** Where the name stands inside a longer position, or that position when it does not. */
  public SqlParserPos positionOf(String name, SqlParserPos inside) {
    List<String> lines = sql.lines().toList();
    if (inside.getLineNum() != inside.getEndLineNum() || inside.getLineNum() > lines.size()) {
      return inside;
    }
    String line = lines.get(inside.getLineNum() - 1).toLowerCase(Locale.ROOT);
    int end = Math.min(line.length(), inside.getEndColumnNum());
    int at = line.substring(0, end).lastIndexOf(name.toLowerCase(Locale.ROOT));
    return at < inside.getColumnNum() - 1 ? inside : new SqlParserPos(inside.getLineNum(), at + 1);
  }

  /** Position of a character offset of the text. */
  public SqlParserPos positionOf(int offset) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset; i++) {
      if (sql.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new SqlParserPos(line, offset - lineStart + 1);
  }
}
