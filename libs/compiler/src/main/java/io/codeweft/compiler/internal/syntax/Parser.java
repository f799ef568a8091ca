package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.lane.Diagnostics;
import io.codeweft.compiler.internal.lane.Refusal;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.lane.Step;
import java.util.List;
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

  /** A syntax error that says more than where the parser stopped. */
  private record Known(String encountered, String code, String message) {}

  private static final List<Known> KNOWN =
      List.of(
          new Known(
              "\"unnest (",
              "unnest",
              "UNNEST belongs into FROM: write FROM t, UNNEST(t.list) AS element, and element here"),
          new Known("keyword 'INTO'", "statement", "a query writes nothing; leave out INTO"),
          new Known("\"UPDATE\"", "statement", "a query writes nothing; leave out FOR UPDATE"));

  @Override
  public String identity() {
    return "parser/2 babel, double quotes, unquoted to lower case";
  }

  public SqlNode parse(SourceText source, Diagnostics diagnostics) {
    SqlNodeList statements;
    try {
      statements = SqlParser.create(source.sql(), Dialect.parser()).parseStmtList();
    } catch (SqlParseException e) {
      throw refusal(e, diagnostics);
    }
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

  private static Refusal refusal(SqlParseException e, Diagnostics diagnostics) {
    String text = text(e);
    Known known =
        KNOWN.stream().filter(k -> text.contains(k.encountered())).findFirst().orElse(null);
    if (known != null) {
      return diagnostics.refusal(known.code(), position(e), known.message());
    }
    return e.getCause() instanceof StackOverflowError
        ? diagnostics.refusal("too-large", position(e), "nested too deeply; split it into views")
        : diagnostics.refusal("parse", position(e), "syntax error: " + text);
  }

  /** One expression and nothing behind it. */
  public SqlNode parseExpression(SourceText source, Diagnostics diagnostics) {
    try {
      return SqlParser.create(source.sql(), Dialect.parser()).parseExpression();
    } catch (SqlParseException e) {
      throw refusal(e, diagnostics);
    }
  }

  private static SqlParserPos position(SqlParseException e) {
    SqlParserPos position = e.getPos();
    return position == null ? SqlParserPos.ZERO : position;
  }

  private static String text(SqlParseException e) {
    String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    text = text.replaceFirst(" at line \\d+, column \\d+\\.?", "");
    if (e.getExpectedTokenNames().size() > 0
        && e.getExpectedTokenNames().size() <= MOST_EXPECTED_TOKENS) {
      text +=
          e.getExpectedTokenNames().stream().collect(Collectors.joining(" ", "; expected ", ""));
    }
    return text;
  }
}
