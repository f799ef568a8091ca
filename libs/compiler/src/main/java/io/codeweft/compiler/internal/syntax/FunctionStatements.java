package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.lane.Refusal;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.contracts.function.FunctionDefinition.Parameter;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.SchemaException;
import io.codeweft.contracts.schema.TypeParser;
import io.codeweft.contracts.text.Nearest;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Reads
 *
 * <pre>{@code
 * CREATE [OR REPLACE] FUNCTION name(parameter type [DEFAULT literal], ...)
 *   RETURNS type [COMMENT 'what it gives'] [TAGS ('tag', ...)] AS expression
 * }</pre>
 *
 * with types as schemas write them. Nothing else is a statement about functions.
 */
public final class FunctionStatements {
  private static final int MOST_PARAMETERS = 64;
  private static final String NAME = "[a-z_][a-z0-9_]{0,127}";
  private static final String INTEGER = "-?[0-9]{1,19}";
  private static final String NUMBER = "-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?";

  /** Types people write, by what schemas call them. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("varchar", "string"),
          Map.entry("text", "string"),
          Map.entry("integer", "int32"),
          Map.entry("int", "int32"),
          Map.entry("bigint", "int64"),
          Map.entry("long", "int64"),
          Map.entry("double", "float64"),
          Map.entry("float", "float64"),
          Map.entry("boolean", "bool"),
          Map.entry("varbinary", "binary"));

  private final SourceText source;
  private final List<Token> tokens;
  private int next;

  private FunctionStatements(SourceText source) {
    this.source = source;
    this.tokens = Token.of(source.sql());
  }

  /**
   * @throws Refusal with what is wrong first
   */
  public static FunctionStatement parse(SourceText source) {
    return new FunctionStatements(source).statement();
  }

  private FunctionStatement statement() {
    if (tokens.isEmpty() || !peek("create")) {
      throw refused("statement", "expected CREATE FUNCTION, found " + found(), null);
    }
    next++;
    boolean replace = taken("or");
    if (replace) {
      take("replace");
    }
    take("function");
    SqlParserPos at = position();
    String name = name("a name for the function");
    List<Parameter> parameters = parameters();
    take("returns");
    String returns = type(true, "as", "comment", "tags");
    String documentation = taken("comment") ? text("a text: COMMENT 'what it gives'") : comments();
    List<String> tags = taken("tags") ? tags() : List.of();
    take("as");
    return new FunctionStatement(
        name, at, replace, parameters, returns, tags, documentation, expression());
  }

  private List<Parameter> parameters() {
    take("(");
    List<Parameter> parameters = new ArrayList<>();
    Set<String> names = new HashSet<>();
    while (!peek(")")) {
      if (!parameters.isEmpty()) {
        take(",");
      }
      if (parameters.size() == MOST_PARAMETERS) {
        throw refused(
            "too-large", "a function has at most " + MOST_PARAMETERS + " parameters", null);
      }
      int place = next;
      Parameter parameter = parameter();
      if (!names.add(parameter.name())) {
        next = place;
        throw refused("arguments", "two parameters are called '" + parameter.name() + "'", null);
      }
      if (parameter.defaultValue() == null
          && !parameters.isEmpty()
          && parameters.getLast().defaultValue() != null) {
        next = place;
        throw refused(
            "arguments",
            "parameter '" + parameter.name() + "' needs a DEFAULT, as those before it have one",
            null);
      }
      parameters.add(parameter);
    }
    next++;
    return parameters;
  }

  private Parameter parameter() {
    String name = name("a parameter: name type");
    String type = type(false, ",", ")", "default");
    return new Parameter(name, type, false, taken("default") ? literal(type) : null);
  }

  private String name(String expected) {
    String text = next < tokens.size() ? tokens.get(next).text().toLowerCase(Locale.ROOT) : "";
    if (next >= tokens.size() || tokens.get(next).kind() != Token.Kind.WORD) {
      throw refused("parse", "expected " + expected + ", found " + found(), null);
    }
    if (!text.matches(NAME)) {
      throw refused(
          "function-name",
          "'" + text + "' is no name: use letters, digits and '_', at most 128",
          null);
    }
    next++;
    return text;
  }

  /** The text up to one of these, outside of angle brackets. */
  private String type(boolean result, String... until) {
    int first = next;
    int depth = 0;
    while (next < tokens.size() && (depth > 0 || !peeks(until))) {
      depth += peek("<") ? 1 : peek(">") ? -1 : 0;
      next++;
    }
    if (first == next) {
      throw refused("parse", "expected a type, found " + found(), null);
    }
    String text = source.sql().substring(tokens.get(first).start(), tokens.get(next - 1).end());
    String bare = result && text.endsWith("!") ? text.substring(0, text.length() - 1) : text;
    try {
      DataType type = TypeParser.parse(bare);
      return text.equals(bare) ? type.toString() : type + "!";
    } catch (SchemaException e) {
      next = first;
      throw refused(
          "type",
          "'" + text + "' is no type of schemas: " + e.getMessage(),
          suggestion(bare.toLowerCase(Locale.ROOT)));
    }
  }

  private static @Nullable String suggestion(String type) {
    String known = TYPES.get(type);
    List<String> scalars = List.of("string", "int32", "int64", "float64", "bool", "binary");
    return known == null ? Nearest.to(type, scalars) : known;
  }

  private String literal(String type) {
    int first = next;
    next += peek("-") ? 1 : 0;
    if (next >= tokens.size()) {
      throw refused("parse", "expected a literal, found " + found(), null);
    }
    next++;
    String text = source.sql().substring(tokens.get(first).start(), tokens.get(next - 1).end());
    boolean string = tokens.get(next - 1).kind() == Token.Kind.STRING && text.startsWith("'");
    boolean fits =
        text.equalsIgnoreCase("null")
            || switch (type) {
              case "string" -> string;
              case "int32", "int64" -> text.matches(INTEGER) && isWithin(text, type);
              case "float64" -> text.matches(NUMBER);
              case "bool" -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
              default -> false;
            };
    if (!fits) {
      next = first;
      throw refused(
          "type-mismatch",
          "the default of a " + type + " is NULL or a literal of it, not " + text,
          null);
    }
    return string ? text : text.toUpperCase(Locale.ROOT);
  }

  private static boolean isWithin(String number, String type) {
    int bits = new BigInteger(number).bitLength();
    return bits < (type.equals("int32") ? Integer.SIZE : Long.SIZE);
  }

  private List<String> tags() {
    take("(");
    List<String> tags = new ArrayList<>();
    do {
      String tag = text("tags: TAGS ('name', ...)");
      if (!tag.matches(NAME)) {
        next--;
        throw refused(
            "function-name", "'" + tag + "' is no tag: use letters, digits and '_'", null);
      }
      tags.add(tag);
    } while (taken(","));
    take(")");
    return tags.stream().distinct().sorted().toList();
  }

  private String text(String expected) {
    Token token = next < tokens.size() ? tokens.get(next) : null;
    if (token == null || token.kind() != Token.Kind.STRING || !token.text().startsWith("'")) {
      throw refused("parse", "expected " + expected + ", found " + found(), null);
    }
    next++;
    return token.text().substring(1, token.text().length() - 1).replace("''", "'");
  }

  /** What stands before the statement as a comment, without its marks. */
  private String comments() {
    return source
        .sql()
        .substring(0, tokens.getFirst().start())
        .lines()
        .map(line -> line.strip().replaceAll("^(--|/\\*+|\\*/|\\*)\\s?|\\s?\\*/$", "").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** The rest, at its place. */
  private String expression() {
    int end = tokens.size();
    if (end > next && tokens.get(end - 1).is(";")) {
      end--;
    }
    for (int i = next; i < end; i++) {
      if (tokens.get(i).is(";")) {
        next = i;
        throw refused(
            "statement", "one CREATE FUNCTION at a time; nothing stands behind ';'", null);
      }
    }
    if (next == end) {
      throw refused("parse", "expected an expression behind AS", null);
    }
    int start = tokens.get(next).start();
    String before = source.sql().substring(0, start).replaceAll("[^\n]", " ");
    String text = source.sql().substring(start, tokens.get(end - 1).end());
    return before + text;
  }

  private boolean peek(String wordOrSymbol) {
    return next < tokens.size() && tokens.get(next).is(wordOrSymbol);
  }

  private boolean peeks(String... any) {
    for (String one : any) {
      if (peek(one)) {
        return true;
      }
    }
    return false;
  }

  private boolean taken(String wordOrSymbol) {
    boolean there = peek(wordOrSymbol);
    next += there ? 1 : 0;
    return there;
  }

  private void take(String wordOrSymbol) {
    if (!taken(wordOrSymbol)) {
      throw refused(
          "parse",
          "expected " + wordOrSymbol.toUpperCase(Locale.ROOT) + ", found " + found(),
          null);
    }
  }

  private String found() {
    return next < tokens.size() ? tokens.get(next).text() : "the end";
  }

  private SqlParserPos position() {
    return source.positionOf(
        next < tokens.size() ? tokens.get(next).start() : source.sql().length());
  }

  private Refusal refused(String code, String message, @Nullable String suggestion) {
    return new Refusal(source, code, position(), message, suggestion);
  }
}
