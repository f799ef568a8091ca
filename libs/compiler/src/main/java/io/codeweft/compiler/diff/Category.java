package io.codeweft.compiler.diff;

/** What a change does to those who read, from harmless to harmful. */
public enum Category {
  NONE,
  /** Rules or names around the rows; schema, values and rows stay. */
  METADATA_ONLY,
  /** Something new that nobody reads yet, or a promise that became stronger. */
  ADDITIVE,
  /** Which rows there are, or how often. */
  ROW_MULTIPLYING,
  /** Columns or values that somebody may rely on are gone or mean something else. */
  BREAKING
}
