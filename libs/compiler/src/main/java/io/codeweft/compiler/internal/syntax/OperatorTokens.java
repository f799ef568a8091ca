package io.codeweft.compiler.internal.syntax;

import java.util.List;

/**
 * Operators the parser does not know, in a spelling that it takes and nobody writes: {@code x ->
 * 'a'} is {@code x["->"('a')]}, so it binds as brackets do; {@code a @> b} is {@code a || "@>" ||
 * b}. {@link NestedOperators} knows them again.
 */
record OperatorTokens(List<Token> tokens, Edits edits) {

  void respell() {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("->") || token.is("->>")) {
        member(i);
      } else if (token.is("@>") || token.is("<@")) {
        edits.replace(token, "|| \"" + token.text() + "\" ||");
      }
    }
  }

  /** What follows is a literal or stands in brackets. */
  private void member(int at) {
    Token arrow = tokens.get(at);
    int last = lastOfOperand(at + 1);
    if (last >= 0) {
      edits.replace(arrow, "[\"" + arrow.text() + "\"(");
      edits.insertAfter(tokens.get(last), ")]");
    } else if (!isLambda(at)) {
      edits.refuse(
          "parse", arrow, arrow.text() + " is followed by 'name', a number or (an expression)");
    }
  }

  /** {@code f(x -> ...)}, which the parser knows and another step refuses. */
  private boolean isLambda(int arrow) {
    boolean argument =
        arrow > 1
            && tokens.get(arrow - 1).kind() == Token.Kind.WORD
            && (tokens.get(arrow - 2).is("(") || tokens.get(arrow - 2).is(","));
    return tokens.get(arrow).is("->") && (argument || (arrow > 0 && tokens.get(arrow - 1).is(")")));
  }

  /** -1 when no operand starts here. */
  private int lastOfOperand(int first) {
    if (first >= tokens.size()) {
      return -1;
    }
    Token token = tokens.get(first);
    if (token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.NUMBER) {
      return first;
    }
    if (token.is("-") && first + 1 < tokens.size()) {
      return tokens.get(first + 1).kind() == Token.Kind.NUMBER ? first + 1 : -1;
    }
    return token.is("(") ? closing(first) : -1;
  }

  private int closing(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
