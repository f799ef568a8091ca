package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.lane.Diagnostics;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.lane.Step;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Text to syntax tree; exactly one query. */
public final class Parser implements Step {
  private static final int MOST_EXPECTED_TOKENS = 6;

  @Override
  public String identity() {
    return "parser/1 babel, double quotes, unquoted to lower case";
  }

  public SqlNode parse(SourceText source, Diagnostics diagnostics) {
    SqlNodeList statements = SqlNodeList.EMPTY;
    try {
      statements = SqlParser.create(source.sql(), Dialect.parser()).parseStmtList();
    } catch (SqlParseException e) {
      boolean tooDeep = e.getCause() instanceof StackOverflowError;
      diagnostics.add(
          tooDeep ? "too-large" : "parse",
          position(e),
          tooDeep ? "nested too deeply; split it into views" : message(e));
    }
    diagnostics.stopIfAny();
    if (statements.size() > 1) {
      diagnostics.add(
          "statement",
          statements.get(1).getParserPosition(),
          "found " + statements.size() + " statements; only one query is allowed");
      diagnostics.stopIfAny();
    }
    SqlNode statement = statements.get(0);
    if (!SqlKind.QUERY.contains(statement.getKind())) {
      diagnostics.add(
          "statement",
          statement.getParserPosition(),
          "expected a query (SELECT, WITH or VALUES), found " + statement.getKind());
      diagnostics.stopIfAny();
    }
    return statement;
  }

  private static SqlParserPos position(SqlParseException e) {
    SqlParserPos position = e.getPos();
    return position == null ? SqlParserPos.ZERO : position;
  }

  private static String message(SqlParseException e) {
    String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    text = text.replaceFirst(" at line \\d+, column \\d+\\.?", "");
    if (e.getExpectedTokenNames().size() > 0
        && e.getExpectedTokenNames().size() <= MOST_EXPECTED_TOKENS) {
      text +=
          e.getExpectedTokenNames().stream().collect(Collectors.joining(" ", "; expected ", ""));
    }
    if (text.toLowerCase(Locale.ROOT).contains("\"unnest")) {
      text += "; UNNEST belongs into FROM: FROM t, UNNEST(t.list) AS element";
    }
    return "syntax error: " + text;
  }
}
