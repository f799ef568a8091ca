package io.codeweft.compiler.internal.plan;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/** A field of a null struct is a null of its own type: engines may lose the type on the way. */
final class NullFieldRewrite implements Rewrite {
  @Override
  public @Nullable RelNode apply(RelNode node) {
    RelNode changed =
        node.accept(
            new RexShuttle() {
              @Override
              public RexNode visitFieldAccess(RexFieldAccess access) {
                RexNode visited = super.visitFieldAccess(access);
                return visited instanceof RexFieldAccess field
                        && RexUtil.isNullLiteral(field.getReferenceExpr(), true)
                    ? node.getCluster().getRexBuilder().makeNullLiteral(field.getType())
                    : visited;
              }
            });
    return changed == node ? null : changed;
  }
}
