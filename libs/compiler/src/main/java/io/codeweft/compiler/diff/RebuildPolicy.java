package io.codeweft.compiler.diff;

/** Which tables are computed again, all owners of them, when a new version of a graph is taken. */
public enum RebuildPolicy {
  /** Whatever differs in a table or in anything it is made of. */
  ALWAYS,
  /** Whatever may make what is stored differ from the definition. */
  CONSERVATIVE,
  /** What would be wrong for those who read now; new columns wait for the next change. */
  BREAKING_ONLY
}
