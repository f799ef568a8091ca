package io.codeweft.compiler.internal.lane;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The {@code MAX RECURSION LEVEL} clauses of a text, which the parser does not know. */
public record Levels(List<Level> levels) {
  /** One clause; the position is that of the parsed text. */
  public record Level(SqlParserPos position, int levels) {}

  public static final Levels NONE = new Levels(List.of());

  public Levels {
    levels = List.copyOf(levels);
  }

  /** What the item says between its name and its query. */
  public Optional<Integer> of(SqlWithItem item) {
    return levels.stream().filter(level -> belongs(level, item)).map(Level::levels).findFirst();
  }

  public boolean belongs(Level level, SqlWithItem item) {
    SqlParserPos name = item.name.getParserPosition();
    SqlParserPos query = item.query.getParserPosition();
    return isBefore(name, level.position()) && isBefore(level.position(), query);
  }

  private static boolean isBefore(SqlParserPos a, SqlParserPos b) {
    return a.getLineNum() < b.getLineNum()
        || (a.getLineNum() == b.getLineNum() && a.getColumnNum() < b.getColumnNum());
  }
}
