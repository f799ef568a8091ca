package io.codeweft.compiler.internal.facets;

import io.codeweft.contracts.json.Digest;

/**
 * What a column is, as text.
 *
 * @param gathered whether other rows decide over it
 */
record Value(String text, boolean gathered) {
  /** Enough to read; a digest tells longer ones apart, and keeps repeated parts from exploding. */
  private static final int LONGEST = 600;

  private static final int SHOWN = 400;

  Value {
    text = cut(text);
  }

  static Value of(String text) {
    return new Value(text, false);
  }

  static String cut(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, SHOWN) + "... #" + Digest.sha256Hex(text).substring(0, 16);
  }

  Value step(String step) {
    return new Value(text + step, gathered);
  }

  Value fromOtherRows() {
    return new Value(text, true);
  }
}
