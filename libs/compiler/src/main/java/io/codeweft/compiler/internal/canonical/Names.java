package io.codeweft.compiler.internal.canonical;

import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** What the columns of a block are called while its expressions are written. */
interface Names {
  String column(int column);

  /** The one name of an expression that the conditions make equal to others, or null. */
  default @Nullable String shared(RexNode expression) {
    return null;
  }
}
