package io.codeweft.compiler.internal.render;

/** A column of a table or sub-select; the latter is written only when something mentions it. */
final class DerivedColumn {
  private boolean used;

  void markUsed() {
    used = true;
  }

  boolean isUsed() {
    return used;
  }
}
