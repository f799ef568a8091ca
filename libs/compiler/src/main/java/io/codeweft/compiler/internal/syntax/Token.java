package io.codeweft.compiler.internal.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A piece of a text, blanks and comments left out. Coarser than the parser's tokens: good for
 * finding spellings outside literals and quoted names.
 *
 * @param start offset of the first character
 * @param end offset behind the last
 * @param text as written
 */
record Token(Kind kind, int start, int end, String text) {
  enum Kind {
    WORD,
    /** In double quotes. */
    NAME,
    /** In single quotes. */
    STRING,
    NUMBER,
    SYMBOL
  }

  boolean is(String wordOrSymbol) {
    boolean plain = kind == Kind.WORD || kind == Kind.SYMBOL;
    return plain && text.equalsIgnoreCase(wordOrSymbol);
  }

  String upper() {
    return text.toUpperCase(Locale.ROOT);
  }

  static List<Token> of(String sql) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < sql.length()) {
      int end = afterBlank(sql, at);
      if (end > at) {
        at = end;
        continue;
      }
      Token token = next(sql, at);
      tokens.add(token);
      at = token.end();
    }
    return tokens;
  }

  /** Behind blanks or one comment that starts here. */
  private static int afterBlank(String sql, int at) {
    if (sql.startsWith("--", at)) {
      int end = sql.indexOf('\n', at);
      return end < 0 ? sql.length() : end;
    }
    if (sql.startsWith("/*", at) && !sql.startsWith("/*+", at)) {
      int end = sql.indexOf("*/", at + 2);
      return end < 0 ? sql.length() : end + 2;
    }
    int end = at;
    while (end < sql.length() && Character.isWhitespace(sql.charAt(end))) {
      end++;
    }
    return end;
  }

  private static Token next(String sql, int at) {
    char c = sql.charAt(at);
    if ((c == 'e' || c == 'E') && sql.startsWith("'", at + 1)) {
      return token(Kind.STRING, sql, at, afterEscapes(sql, at + 1));
    }
    if (c == '\'' || c == '"') {
      int end = afterQuote(sql, at, c);
      return token(c == '"' ? Kind.NAME : Kind.STRING, sql, at, end);
    }
    if (Character.isDigit(c)) {
      int end = at;
      while (end < sql.length() && isNumber(sql, end)) {
        end++;
      }
      return token(Kind.NUMBER, sql, at, end);
    }
    if (Character.isJavaIdentifierStart(c)) {
      int end = at;
      while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
        end++;
      }
      return token(Kind.WORD, sql, at, end);
    }
    for (String symbol :
        List.of("->>", "->", "@>", "<@", "//", "::", "||", "<=", ">=", "<>", "!=", "==", "=>")) {
      if (sql.startsWith(symbol, at)) {
        return token(Kind.SYMBOL, sql, at, at + symbol.length());
      }
    }
    return token(Kind.SYMBOL, sql, at, at + 1);
  }

  private static boolean isNumber(String sql, int at) {
    char c = sql.charAt(at);
    boolean sign = (c == '+' || c == '-') && "eE".indexOf(sql.charAt(at - 1)) >= 0;
    return Character.isLetterOrDigit(c) || c == '.' || sign;
  }

  /** A doubled quote stands for itself. */
  private static int afterQuote(String sql, int at, char quote) {
    int end = sql.indexOf(quote, at + 1);
    while (end >= 0 && sql.startsWith(String.valueOf(quote), end + 1)) {
      end = sql.indexOf(quote, end + 2);
    }
    return end < 0 ? sql.length() : end + 1;
  }

  /** Behind a text in which a backslash escapes the next character. */
  private static int afterEscapes(String sql, int at) {
    for (int end = at + 1; end < sql.length(); end++) {
      if (sql.charAt(end) == '\\') {
        end++;
      } else if (sql.charAt(end) == '\'') {
        return end + 1;
      }
    }
    return sql.length();
  }

  private static Token token(Kind kind, String sql, int start, int end) {
    return new Token(kind, start, end, sql.substring(start, end));
  }
}
