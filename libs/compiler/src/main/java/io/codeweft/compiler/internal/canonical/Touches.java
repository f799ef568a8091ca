package io.codeweft.compiler.internal.canonical;

import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.jspecify.annotations.Nullable;

/** The columns of its block an expression reads. */
final class Touches {
  private Touches() {}

  static Set<Integer> of(RexNode expression) {
    Set<Integer> columns = new HashSet<>();
    expression.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public @Nullable Void visitInputRef(RexInputRef reference) {
            columns.add(reference.getIndex());
            return null;
          }
        });
    return columns;
  }
}
