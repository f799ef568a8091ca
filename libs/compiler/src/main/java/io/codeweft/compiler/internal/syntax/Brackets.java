package io.codeweft.compiler.internal.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * {@code [a, b]} is {@code ARRAY[a, b]}, {@code {'k': v}} is {@code struct_pack(k => v)}, {@code
 * MAP {k: v}} is {@code MAP[k, v]}.
 */
final class Brackets {
  private enum Kind {
    PLAIN,
    STRUCT,
    MAP
  }

  /** Where a key is expected next, in a struct or a map. */
  private static final class Open {
    final Kind kind;
    boolean key = true;

    Open(Kind kind) {
      this.kind = kind;
    }
  }

  private final List<Token> tokens;
  private final Edits edits;
  private final Deque<Open> open = new ArrayDeque<>();

  Brackets(List<Token> tokens, Edits edits) {
    this.tokens = tokens;
    this.edits = edits;
  }

  void respell() {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Token.Kind.SYMBOL) {
        symbol(token, i);
      } else if (isKey(i)) {
        key(token);
      }
    }
  }

  private void symbol(Token token, int at) {
    switch (token.text()) {
      case "(" -> open.push(new Open(Kind.PLAIN));
      case "[" -> list(token, at);
      case "{" -> brace(token, at);
      case ")", "]" -> open.poll();
      case "}" -> close(token);
      case "," -> comma();
      case ":" -> colon(token, at);
      default -> {}
    }
  }

  private void list(Token token, int at) {
    open.push(new Open(Kind.PLAIN));
    if (at == 0 || isBeforeExpression(tokens.get(at - 1))) {
      edits.insertBefore(token, "ARRAY");
      if (at + 1 < tokens.size() && tokens.get(at + 1).is("]")) {
        edits.refuse(
            "type",
            token,
            "[] has no type: write CAST(NULL AS VARCHAR ARRAY), or"
                + " another type, and coalesce where it is read");
      }
    }
  }

  private static boolean isBeforeExpression(Token token) {
    return switch (token.kind()) {
      case WORD -> Edits.BEFORE_EXPRESSIONS.contains(token.upper());
      case SYMBOL -> !token.is(")") && !token.is("]") && !token.is("}");
      case NAME, STRING, NUMBER -> false;
    };
  }

  private void brace(Token token, int at) {
    if (at > 0 && tokens.get(at - 1).is("map")) {
      edits.replace(token, "[");
      open.push(new Open(Kind.MAP));
      if (at + 1 < tokens.size() && tokens.get(at + 1).is("}")) {
        edits.refuse(
            "type",
            token,
            "MAP {} has no type: write CAST(NULL AS MAP<VARCHAR, VARCHAR>)," + " or other types");
      }
      return;
    }
    Open struct = new Open(Kind.STRUCT);
    open.push(struct);
    if (at + 2 < tokens.size() && isKey(at + 1)) {
      edits.replace(token, "struct_pack(");
    } else {
      edits.refuse(
          "unsupported",
          token,
          "expected {'name': value, ...}, a struct; for a map write MAP {key: value, ...}");
    }
  }

  private void close(Token token) {
    Open closed = open.poll();
    if (closed != null && closed.kind != Kind.PLAIN) {
      edits.replace(token, closed.kind == Kind.STRUCT ? ")" : "]");
    }
  }

  private void comma() {
    if (!open.isEmpty()) {
      open.element().key = true;
    }
  }

  private void colon(Token token, int at) {
    Open inside = open.peek();
    if (isParameter(token, at)) {
      Token name = tokens.get(at + 1);
      edits.refuse(
          "templating",
          token,
          "':" + name.text() + "' is a parameter, and nothing is bound; write the value");
    } else if (inside == null || inside.kind == Kind.PLAIN || !inside.key) {
      edits.refuse(
          "unsupported",
          token,
          "':' stands between key and value of {'name': value} and MAP {key: value} only; slices"
              + " and JSON paths are not part of the dialect");
    } else {
      inside.key = false;
      edits.replace(token, inside.kind == Kind.STRUCT ? " => " : ",");
    }
  }

  /** {@code :name} where a value could stand. */
  private boolean isParameter(Token token, int at) {
    boolean named =
        at + 1 < tokens.size()
            && tokens.get(at + 1).start() == token.end()
            && tokens.get(at + 1).kind() == Token.Kind.WORD;
    return named && (at == 0 || isBeforeExpression(tokens.get(at - 1)));
  }

  private boolean isKey(int at) {
    Open inside = open.peek();
    return inside != null
        && inside.kind == Kind.STRUCT
        && inside.key
        && at + 1 < tokens.size()
        && tokens.get(at + 1).is(":");
  }

  private void key(Token token) {
    String name =
        token.kind() == Token.Kind.STRING
            ? token.text().substring(1, token.text().length() - 1)
            : token.text();
    if (token.kind() == Token.Kind.NUMBER || name.isEmpty() || name.contains("'")) {
      edits.refuse("unsupported", token, "a field of a struct has a name: {'name': value}");
    } else if (token.kind() == Token.Kind.STRING) {
      edits.replace(token, '"' + name.replace("\"", "\"\"") + '"');
    }
  }
}
