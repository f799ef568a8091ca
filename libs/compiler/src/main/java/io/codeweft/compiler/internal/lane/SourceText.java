package io.codeweft.compiler.internal.lane;

import io.codeweft.compiler.Diagnostic;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.text.Place;
import io.codeweft.contracts.text.PlacedText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * A text with the place it came from; turns positions in the text into positions in the file.
 *
 * @param start of the text in its file
 * @param sql what the parser sees
 * @param pieces for a text that is made of fields of a registry row, the piece on each line; else
 *     empty
 * @param shifts how {@code sql} differs from what was written
 */
public record SourceText(
    String view,
    String file,
    Place start,
    String item,
    String sql,
    List<PlacedText> pieces,
    Shifts shifts) {

  public SourceText {
    pieces = List.copyOf(pieces);
  }

  public static SourceText of(ViewSource view) {
    return new SourceText(
        view.name(), view.file(), view.place(), view.item(), view.text(), List.of(), Shifts.NONE);
  }

  /** A query that is not part of a pack. */
  public static SourceText adHoc(String sql) {
    return new SourceText("", "", new Place(1, 1), "", sql, List.of(), Shifts.NONE);
  }

  /**
   * A text about a function, which messages name.
   *
   * @param name empty while it is not known
   */
  public static SourceText ofFunction(String name, String sql) {
    return new SourceText(
        "",
        name.isEmpty() ? "function" : "function " + name,
        new Place(1, 1),
        "",
        sql,
        List.of(),
        Shifts.NONE);
  }

  /** Fields of the row that the view is generated from, one below the other. */
  public static SourceText ofFields(ViewSource view, List<PlacedText> fields) {
    List<PlacedText> lines = fields.stream().flatMap(field -> field.lines().stream()).toList();
    String text = lines.stream().map(PlacedText::text).collect(Collectors.joining("\n"));
    return new SourceText(
        view.name(), view.file(), view.place(), view.item(), text, lines, Shifts.NONE);
  }

  /** The same text with spellings the parser knows. */
  public SourceText respelled(String parsed, Shifts changed) {
    return new SourceText(view, file, start, item, parsed, pieces, changed);
  }

  public Diagnostic diagnostic(
      String code, SqlParserPos parsed, String message, @Nullable String suggestion) {
    SqlParserPos at = shifts.written(parsed);
    int line = Math.max(1, at.getLineNum());
    int column = Math.max(1, at.getColumnNum());
    if (pieces.isEmpty()) {
      int indent = line == 1 ? Math.max(1, start.column()) - 1 : 0;
      return new Diagnostic(
          Codes.known(code),
          view,
          file,
          item,
          start.line() + line - 1,
          column + indent,
          message,
          suggestion);
    }
    PlacedText piece = pieces.get(Math.min(line, pieces.size()) - 1);
    Place place = piece.place(column - 1);
    return new Diagnostic(
        Codes.known(code),
        view,
        file,
        piece.field(),
        place.line(),
        Math.max(1, place.column()),
        message,
        suggestion);
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
