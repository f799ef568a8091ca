package io.codeweft.compiler.internal.syntax;

import io.codeweft.contracts.function.FunctionDefinition.Parameter;
import java.util.List;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * {@code CREATE FUNCTION} taken apart; its expression is not looked at yet.
 *
 * @param name lower case
 * @param replace whether a function of that name may be there
 * @param returns type text with or without {@code !}
 * @param tags capabilities, sorted
 * @param documentation the comment of the statement, empty without one
 * @param expression at its place in the statement, blanks before it
 */
public record FunctionStatement(
    String name,
    SqlParserPos at,
    boolean replace,
    List<Parameter> parameters,
    String returns,
    List<String> tags,
    String documentation,
    String expression) {
  public FunctionStatement {
    parameters = List.copyOf(parameters);
    tags = List.copyOf(tags);
  }
}
