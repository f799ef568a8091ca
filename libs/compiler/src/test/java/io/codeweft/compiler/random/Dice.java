package io.codeweft.compiler.random;

import java.util.List;
import java.util.Random;

/**
 * What a query means comes from one source of chance and how it is spelled from another: two
 * queries that share the first have one meaning.
 */
final class Dice {
  private final Random meaning;
  private final Random style;
  private int aliases;

  Dice(long meaning, long style) {
    this.meaning = new Random(meaning);
    this.style = new Random(style);
  }

  int below(int bound) {
    return meaning.nextInt(bound);
  }

  boolean oneIn(int chances) {
    return below(chances) == 0;
  }

  String pick(String... choices) {
    return choices[below(choices.length)];
  }

  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** One of several texts of one meaning. */
  String said(String... spellings) {
    return spellings[style.nextInt(spellings.length)];
  }

  /** A name no other table of the query has. */
  String alias() {
    return "t" + aliases++;
  }
}
