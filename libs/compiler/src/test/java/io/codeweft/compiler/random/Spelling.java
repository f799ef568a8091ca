package io.codeweft.compiler.random;

/** Small things that can be said in several ways, one of which is chosen. */
final class Spelling {
  private final Dice dice;

  Spelling(Dice dice) {
    this.dice = dice;
  }

  /** For operators that do not care about sides. */
  String both(String operator, String a, String b) {
    return dice.said(a + " " + operator + " " + b, b + " " + operator + " " + a);
  }

  String equal(String a, String b) {
    return both("=", a, b);
  }

  String and(String a, String b) {
    return dice.said("(" + both("AND", a, b) + ")", "NOT (NOT (" + a + ") OR NOT (" + b + "))");
  }

  String or(String a, String b) {
    return dice.said("(" + both("OR", a, b) + ")", "NOT (NOT (" + a + ") AND NOT (" + b + "))");
  }

  /**
   * @param operator one of = <> < >=
   */
  String compared(String a, String operator, String b) {
    return switch (operator) {
      case "=" -> dice.said(equal(a, b), "NOT (" + a + " <> " + b + ")");
      case "<>" -> dice.said(both("<>", a, b), "NOT (" + a + " = " + b + ")");
      case "<" -> dice.said(a + " < " + b, b + " > " + a, "NOT (" + a + " >= " + b + ")");
      default -> dice.said(a + " >= " + b, b + " <= " + a, "NOT (" + a + " < " + b + ")");
    };
  }

  String choice(String condition, String value, String other) {
    return dice.said(
        "CASE WHEN " + condition + " THEN " + value + " ELSE " + other + " END",
        "CASE WHEN (" + condition + ") IS NOT TRUE THEN " + other + " ELSE " + value + " END");
  }

  String coalesced(String value, String other) {
    return dice.said(
        "coalesce(" + value + ", " + other + ")",
        "CASE WHEN " + value + " IS NOT NULL THEN " + value + " ELSE " + other + " END");
  }

  String nullIf(String value, String literal) {
    return dice.said(
        "nullif(" + value + ", " + literal + ")",
        "CASE WHEN " + value + " = " + literal + " THEN NULL ELSE " + value + " END");
  }
}
