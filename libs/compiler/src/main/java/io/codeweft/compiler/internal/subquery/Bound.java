package io.codeweft.compiler.internal.subquery;

import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.jspecify.annotations.Nullable;

/** The correlation variables a plan gives a meaning itself. */
final class Bound extends RelVisitor {
  private final Set<CorrelationId> ids = new HashSet<>();

  void collect(RelNode plan) {
    go(plan);
  }

  Set<CorrelationId> ids() {
    return ids;
  }

  @Override
  public void visit(RelNode node, int ordinal, @Nullable RelNode parent) {
    ids.addAll(node.getVariablesSet());
    node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery subQuery) {
            collect(subQuery.rel);
            return super.visitSubQuery(subQuery);
          }
        });
    super.visit(node, ordinal, parent);
  }
}
