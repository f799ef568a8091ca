package io.codeweft.compiler.internal.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Texts that no engine reads in its own way. */
final class SqlText {
  private SqlText() {}

  /** The names, made distinct without case by a numbered suffix. */
  static List<String> distinct(List<String> names) {
    Set<String> seen = new HashSet<>();
    List<String> distinct = new ArrayList<>();
    for (String name : names) {
      String free = name;
      for (int i = 0; !seen.add(free.toLowerCase(Locale.ROOT)); i++) {
        free = name + "_" + i;
      }
      distinct.add(free);
    }
    return distinct;
  }

  static String indented(String text) {
    return text.indent(2).stripTrailing();
  }
}
