package io.codeweft.compiler.internal.lane;

import java.util.List;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Where the parsed text, some of whose spellings were changed, differs from the text as written.
 */
public record Shifts(List<Shift> shifts) {
  /**
   * One change within a line.
   *
   * @param line 1-based
   * @param column of its first character in the parsed text, 1-based
   * @param parsed characters of the parsed text
   * @param written characters of the text as written, in their place
   */
  public record Shift(int line, int column, int parsed, int written) {}

  public static final Shifts NONE = new Shifts(List.of());

  public Shifts {
    shifts = List.copyOf(shifts);
  }

  /** The place as the author sees it; inside a changed spelling, its start. */
  public SqlParserPos written(SqlParserPos at) {
    int column = at.getColumnNum();
    for (Shift shift : shifts.reversed()) {
      if (shift.line() == at.getLineNum() && shift.column() < at.getColumnNum()) {
        column -=
            Math.min(shift.parsed(), at.getColumnNum() - shift.column())
                - (at.getColumnNum() < shift.column() + shift.parsed() ? 0 : shift.written());
      }
    }
    return new SqlParserPos(at.getLineNum(), column);
  }
}
