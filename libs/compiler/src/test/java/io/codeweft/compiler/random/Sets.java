package io.codeweft.compiler.random;

/** UNION, INTERSECT and EXCEPT. */
final class Sets {
  private final RandomQuery query;
  private final Dice dice;

  Sets(RandomQuery query) {
    this.query = query;
    this.dice = query.dice;
  }

  String operation(int depth, int columns) {
    String operator =
        dice.pick("UNION ALL", "UNION", "INTERSECT", "INTERSECT ALL", "EXCEPT", "EXCEPT ALL");
    String a = "(" + query.select(depth, columns) + ")";
    String b = "(" + query.select(depth, columns) + ")";
    String asked = a + " " + operator + " " + b;
    if (operator.startsWith("EXCEPT")) {
      return asked;
    }
    String turned = b + " " + operator + " " + a;
    if (!operator.startsWith("UNION") || !dice.oneIn(3)) {
      return dice.said(asked, turned);
    }
    String c = "(" + query.select(depth, columns) + ")";
    return dice.said(
        asked + " " + operator + " " + c,
        c + " " + operator + " (" + turned + ")",
        a + " " + operator + " (" + c + " " + operator + " " + b + ")");
  }
}
