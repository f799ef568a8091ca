package io.codeweft.compiler.internal.render;

/** A plan that the gates should not have let through; a gap of the lane, not of the text. */
public final class Unrenderable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unrenderable(String what) {
    super("no SQL form for " + what);
  }
}
