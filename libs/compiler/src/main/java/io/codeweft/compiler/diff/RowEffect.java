package io.codeweft.compiler.diff;

/** What is known of the rows after a change, over the same inputs. */
public enum RowEffect {
  /** Each row after was a row before. */
  FEWER,
  /** Each row before is a row after. */
  MORE,
  OTHER;

  RowEffect and(RowEffect other) {
    return this == other ? this : OTHER;
  }
}
