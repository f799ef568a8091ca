package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.lane.Diagnostics;
import io.codeweft.compiler.internal.lane.Levels;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.lane.Step;
import io.codeweft.compiler.internal.recursion.Recursion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Spellings the parser does not know are put into ones it knows; those it would misunderstand, or
 * refuse without saying why, are refused here.
 */
public final class Spelling implements Step {
  /**
   * @param source what the parser sees; positions in it are turned back
   */
  public record Result(SourceText source, Levels levels) {}

  /** What may follow GROUP BY ALL, which is then no quantifier of what follows. */
  private static final Set<String> AFTER_GROUP_BY =
      Set.of(
          "HAVING",
          "WINDOW",
          "QUALIFY",
          "ORDER",
          "LIMIT",
          "OFFSET",
          "FETCH",
          "UNION",
          "INTERSECT",
          "EXCEPT",
          "MINUS");

  @Override
  public String identity() {
    return "spelling/2";
  }

  public Result apply(SourceText source, Diagnostics diagnostics) {
    List<Token> tokens = Token.of(source.sql());
    Edits edits = new Edits(source, diagnostics);
    List<Token> levels = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      refuse(tokens, i, edits);
      if (words(tokens, i, "max", "recursion", "level") && isNumberBeforeAs(tokens, i + 3)) {
        tokens.subList(i, i + 4).forEach(edits::blank);
        levels.add(tokens.get(i + 3));
      }
      if ((words(tokens, i, "semi", "join") || words(tokens, i, "anti", "join"))
          && (i == 0 || !tokens.get(i - 1).is("left"))) {
        edits.insertBefore(token, "LEFT ");
      }
      if (words(tokens, i, "group", "by", "all") && endsGroupBy(tokens, i + 3)) {
        edits.replace(tokens.get(i + 2), '"' + GroupByAll.MARK + '"');
      }
    }
    new OperatorTokens(tokens, edits).respell();
    new Brackets(tokens, edits).respell();
    SourceText respelled = edits.apply();
    List<Levels.Level> found = new ArrayList<>();
    for (Token number : levels) {
      found.add(
          new Levels.Level(
              respelled.positionOf(edits.moved(number.start())), level(number, edits)));
    }
    return new Result(respelled, new Levels(found));
  }

  private static void refuse(List<Token> tokens, int at, Edits edits) {
    Token token = tokens.get(at);
    if (token.is("//")) {
      edits.refuse(
          "unsupported",
          token,
          "// is not part of the dialect; / between integers truncates already, and a comment"
              + " starts with --");
    } else if (token.is("==")) {
      edits.refuse("unsupported", token, "write = to compare", "=");
    } else if (token.is("?") || (token.kind() == Token.Kind.WORD && token.text().startsWith("$"))) {
      edits.refuse(
          "templating",
          token,
          "'" + token.text() + "' is a parameter, and nothing is bound; write the value");
    } else if (words(tokens, at, "by", "name") && at > 0 && isUnion(tokens.get(at - 1))) {
      edits.refuse(
          "unsupported",
          token,
          "set operations go by position: give both sides the same columns in the same order");
    } else if (words(tokens, at, "distinct", "on")) {
      edits.refuse(
          "unsupported",
          token,
          "DISTINCT ON is not part of the dialect: write QUALIFY row_number() OVER (PARTITION BY"
              + " ... ORDER BY ...) = 1");
    }
  }

  private static boolean isUnion(Token token) {
    return Set.of("UNION", "ALL", "DISTINCT", "INTERSECT", "EXCEPT").contains(token.upper());
  }

  private static boolean words(List<Token> tokens, int at, String... words) {
    for (int i = 0; i < words.length; i++) {
      if (at + i >= tokens.size() || !tokens.get(at + i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumberBeforeAs(List<Token> tokens, int at) {
    return at + 1 < tokens.size()
        && tokens.get(at).kind() == Token.Kind.NUMBER
        && tokens.get(at + 1).is("as");
  }

  private static boolean endsGroupBy(List<Token> tokens, int at) {
    return at >= tokens.size()
        || tokens.get(at).is(")")
        || tokens.get(at).is(";")
        || AFTER_GROUP_BY.contains(tokens.get(at).upper());
  }

  private static int level(Token number, Edits edits) {
    boolean small = number.text().matches("[1-9][0-9]{0,5}");
    int levels = small ? Integer.parseInt(number.text()) : Recursion.MOST_LEVELS + 1;
    if (levels > Recursion.MOST_LEVELS) {
      edits.refuse(
          "recursion",
          number,
          "MAX RECURSION LEVEL " + number.text() + ": write 1 to " + Recursion.MOST_LEVELS);
    }
    return levels;
  }
}
