package io.codeweft.standalone.e2e;

import io.codeweft.tables.TableSnapshot;
import java.util.ArrayList;
import java.util.List;

/** How two tables differ, as lines for people. */
final class Difference {
  private static final int SHOWN = 3;

  private Difference() {}

  /** Empty when both have the same columns and the same rows, each as often. */
  static List<String> of(Duck duck, String name, TableSnapshot actual, TableSnapshot expected) {
    List<String> lines = new ArrayList<>();
    if (!actual.schema().equals(expected.schema())) {
      lines.add(name + ": columns " + actual.schema() + ", expected " + expected.schema());
      return lines;
    }
    if (actual.files().isEmpty() && expected.files().isEmpty()) {
      return lines;
    }
    if (actual.files().isEmpty()) {
      duck.view("b", expected.paths(), "*", "b");
      duck.view("a", actual.paths(), "*", "b");
    } else {
      duck.view("a", actual.paths(), "*", "a");
      duck.view("b", expected.paths(), "*", "a");
    }
    for (String row : minus(duck, "a", "b")) {
      lines.add(name + ": too much " + row);
    }
    for (String row : minus(duck, "b", "a")) {
      lines.add(name + ": missing  " + row);
    }
    return lines;
  }

  private static List<String> minus(Duck duck, String left, String right) {
    return duck.rows(
        "SELECT * FROM (FROM " + left + " EXCEPT ALL FROM " + right + ") LIMIT " + SHOWN);
  }
}
