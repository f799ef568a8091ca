package io.codeweft.compiler.internal.plan;

import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.jspecify.annotations.Nullable;

/** The columns of the row around that an expression reads. */
final class OuterFields {
  private OuterFields() {}

  static Set<Integer> of(RexNode expression, Set<CorrelationId> variables) {
    Set<Integer> fields = new HashSet<>();
    expression.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public @Nullable Void visitFieldAccess(RexFieldAccess access) {
            if (access.getReferenceExpr() instanceof RexCorrelVariable variable
                && variables.contains(variable.id)) {
              fields.add(access.getField().getIndex());
            }
            return super.visitFieldAccess(access);
          }
        });
    return fields;
  }
}
