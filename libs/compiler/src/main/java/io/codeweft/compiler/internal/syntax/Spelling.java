package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.lane.Diagnostics;
import io.codeweft.compiler.internal.lane.Levels;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.lane.Step;
import io.codeweft.compiler.internal.recursion.Recursion;
import java.util.ArrayList;
import java.util.List;

/** Spellings the parser does not know, or misunderstands. */
public final class Spelling implements Step {
  /**
   * @param sql of the same length, so that positions are those of the text
   */
  public record Result(String sql, Levels levels) {}

  @Override
  public String identity() {
    return "spelling/1";
  }

  public Result apply(SourceText source, Diagnostics diagnostics) {
    List<Token> tokens = Token.of(source.sql());
    StringBuilder sql = new StringBuilder(source.sql());
    List<Levels.Level> levels = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("//")) {
        diagnostics.add(
            "unsupported",
            source.positionOf(token.start()),
            "// is not part of the dialect; / between integers truncates already, and a comment"
                + " starts with --");
      }
      if (isLevels(tokens, i)) {
        levels.add(level(tokens.get(i + 3), source, diagnostics));
        for (int at = token.start(); at < tokens.get(i + 3).end(); at++) {
          if (!Character.isWhitespace(sql.charAt(at))) {
            sql.setCharAt(at, ' ');
          }
        }
      }
    }
    return new Result(sql.toString(), new Levels(levels));
  }

  private static boolean isLevels(List<Token> tokens, int at) {
    return at + 4 < tokens.size()
        && tokens.get(at).is("max")
        && tokens.get(at + 1).is("recursion")
        && tokens.get(at + 2).is("level")
        && tokens.get(at + 3).kind() == Token.Kind.NUMBER
        && tokens.get(at + 4).is("as");
  }

  private static Levels.Level level(Token number, SourceText source, Diagnostics diagnostics) {
    boolean small = number.text().matches("[1-9][0-9]{0,5}");
    int levels = small ? Integer.parseInt(number.text()) : Recursion.MOST_LEVELS + 1;
    if (levels > Recursion.MOST_LEVELS) {
      diagnostics.add(
          "recursion",
          source.positionOf(number.start()),
          "MAX RECURSION LEVEL " + number.text() + ": write 1 to " + Recursion.MOST_LEVELS);
    }
    return new Levels.Level(source.positionOf(number.start()), levels);
  }
}
