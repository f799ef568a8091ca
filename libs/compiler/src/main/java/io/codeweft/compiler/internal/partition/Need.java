package io.codeweft.compiler.internal.partition;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which rows of one scan decide over the output rows with a given value. */
sealed interface Need {

  /** Those with that value in a column of theirs. */
  record Own(String column) implements Need {}

  /**
   * Those whose key the plan can reach from rows with that value.
   *
   * @param how what ties them to the rest, as a message says it: {@code joined}
   */
  record Key(SortedSet<String> columns, String how) implements Need {
    public Key {
      columns = Collections.unmodifiableSortedSet(new TreeSet<>(columns));
    }
  }

  /**
   * All of them.
   *
   * @param why in words, to follow the name of the table
   */
  record Whole(String why) implements Need {}

  /** The one that asks for less. */
  static Need better(Need a, Need b) {
    return rank(b) < rank(a) ? b : a;
  }

  private static int rank(Need need) {
    return switch (need) {
      case Own own -> 0;
      case Key key -> 1;
      case Whole whole -> 2;
    };
  }
}
