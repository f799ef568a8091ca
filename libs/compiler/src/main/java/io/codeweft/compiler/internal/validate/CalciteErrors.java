package io.codeweft.compiler.internal.validate;

import io.codeweft.compiler.Diagnostic;
import io.codeweft.compiler.internal.functions.CallRefusal;
import io.codeweft.compiler.internal.lane.Refusal;
import io.codeweft.compiler.internal.lane.Statement;
import io.codeweft.contracts.text.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What the validator throws, as diagnostics with our words, codes and suggestions. */
final class CalciteErrors {
  private enum Candidates {
    COLUMNS,
    TABLES,
    NONE
  }

  /** One kind of message; group 1 is the name, where there is one. */
  private record Known(Pattern pattern, String code, Candidates names, String message) {
    static Known of(String regex, String code, Candidates names, String message) {
      return new Known(Pattern.compile(regex, Pattern.DOTALL), code, names, message);
    }
  }

  private static final List<Known> KNOWN =
      List.of(
          Known.of(
              "(?:Object|Table) '([^']*)' not found.*",
              "unknown-table",
              Candidates.TABLES,
              "no table or alias '%s' in this FROM clause"),
          Known.of(
              "Column '([^']*)' not found in any table.*",
              "unknown-column",
              Candidates.COLUMNS,
              "unknown column '%s'"),
          Known.of(
              "Column '([^']*)' not found in table '([^']*)'.*",
              "unknown-column",
              Candidates.COLUMNS,
              "unknown column '%s' in '%s'"),
          Known.of(
              "SELECT \\* (?:EXCLUDE/EXCEPT|REPLACE) list contains unknown column\\(s\\): (\\w+).*",
              "unknown-column",
              Candidates.COLUMNS,
              "unknown column '%s'"),
          Known.of(
              "List of column aliases must have same degree as table; table has (\\d+) columns"
                  + " \\(.*?\\), whereas alias list has (\\d+) columns",
              "column-list",
              Candidates.NONE,
              "%s columns, but %s names for them; UNNEST of a list gives one column, of a map two"),
          Known.of(
              "Unknown field '([^']*)'.*",
              "unknown-column",
              Candidates.COLUMNS,
              "unknown field '%s'"),
          Known.of(
              "ROW type does not have a field named '([^']*)'.*",
              "unknown-column",
              Candidates.COLUMNS,
              "unknown field '%s'"),
          Known.of(
              "Column '([^']*)' is ambiguous.*",
              "ambiguous-column",
              Candidates.NONE,
              "column '%s' is in more than one table of the FROM clause; write alias.column"),
          Known.of(
              "Expression '([^']*)' is not being grouped.*",
              "not-grouped",
              Candidates.NONE,
              "'%s' is neither grouped nor aggregated; add it to GROUP BY or aggregate it"),
          Known.of(
              "Cannot apply ('.*?') to arguments of type '(.*?)'\\. Supported.*",
              "type-mismatch",
              Candidates.NONE,
              "%s does not take these types: %s; cast one side"),
          Known.of(
              "(Parameters must be of the same type)",
              "type-mismatch",
              Candidates.NONE,
              "all elements have one type, as have all keys and all values; cast them"),
          Known.of(
              "(Illegal mixing .*|.*[Ii]llegal use of.*|Values passed to .*|Type mismatch .*"
                  + "|Cast function cannot .*|.*must be of type.*|.*must be a condition)",
              "type-mismatch",
              Candidates.NONE,
              "%s"));

  private final Statement statement;
  private final Names names;

  CalciteErrors(Statement statement, Names names) {
    this.statement = statement;
    this.names = names;
  }

  Refusal translate(RuntimeException thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof Refusal refusal) {
        return refusal;
      }
      if (t instanceof CallRefusal call) {
        return new Refusal(
            statement.source(),
            call.code(),
            call.position(),
            String.valueOf(call.getMessage()),
            call.suggestion());
      }
    }
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof CalciteContextException context) {
        return translate(context);
      }
    }
    throw thrown;
  }

  private Refusal translate(CalciteContextException context) {
    SqlParserPos at =
        new SqlParserPos(
            context.getPosLine(),
            context.getPosColumn(),
            context.getEndPosLine(),
            context.getEndPosColumn());
    Throwable cause = context.getCause() == null ? context : context.getCause();
    String text = String.valueOf(cause.getMessage());
    for (Known known : KNOWN) {
      Matcher matcher = known.pattern().matcher(text);
      if (matcher.matches()) {
        return known(known, matcher, at);
      }
    }
    return refusal("invalid", at, text);
  }

  private Refusal known(Known known, Matcher matcher, SqlParserPos at) {
    boolean name = known.names() != Candidates.NONE;
    String first = last(matcher.group(1), name);
    String second = matcher.groupCount() > 1 ? last(matcher.group(2), name) : "";
    Collection<String> candidates =
        switch (known.names()) {
          case COLUMNS -> names.columns();
          case TABLES -> names.tables();
          case NONE -> List.of();
        };
    Diagnostic diagnostic =
        statement
            .source()
            .diagnostic(
                known.code(),
                name ? statement.source().positionOf(first, at) : at,
                known.message().formatted(first, second),
                Nearest.to(first, candidates));
    boolean resolvable = name || known.code().equals("ambiguous-column");
    return new Refusal(List.of(diagnostic), null, resolvable ? at : null);
  }

  /** Of {@code n.n.id}, what the author wrote last. */
  private static String last(String name, boolean shorten) {
    return shorten ? name.substring(name.lastIndexOf('.') + 1) : name;
  }

  private Refusal refusal(String code, SqlParserPos at, String message) {
    return new Refusal(statement.source(), code, at, message, null);
  }
}
