package io.codeweft.compiler.internal.canonical;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexVisitorImpl;
import org.jspecify.annotations.Nullable;

/** The columns of its block an expression reads, through its sub-queries too. */
final class Touches {
  private final Block block;
  private final Set<Integer> columns = new HashSet<>();

  private Touches(Block block) {
    this.block = block;
  }

  static Set<Integer> of(RexNode expression, Block block) {
    Touches touches = new Touches(block);
    expression.accept(touches.new Expressions());
    return touches.columns;
  }

  private final class Expressions extends RexVisitorImpl<Void> {
    Expressions() {
      super(true);
    }

    @Override
    public @Nullable Void visitInputRef(RexInputRef reference) {
      columns.add(reference.getIndex());
      return null;
    }

    @Override
    public @Nullable Void visitSubQuery(RexSubQuery subQuery) {
      inside(subQuery.rel);
      return super.visitSubQuery(subQuery);
    }
  }

  /** In there, input references are not ours; correlation variables may be. */
  private void inside(RelNode plan) {
    RexShuttle correlations =
        new RexShuttle() {
          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            if (access.getReferenceExpr() instanceof RexCorrelVariable variable) {
              List<RexNode> row = block.correlated.get(variable.id);
              if (row != null) {
                row.get(access.getField().getIndex()).accept(new Expressions());
              }
            }
            return super.visitFieldAccess(access);
          }

          @Override
          public RexNode visitSubQuery(RexSubQuery subQuery) {
            inside(subQuery.rel);
            return super.visitSubQuery(subQuery);
          }
        };
    new RelVisitor() {
      @Override
      public void visit(RelNode node, int ordinal, @Nullable RelNode parent) {
        node.accept(correlations);
        super.visit(node, ordinal, parent);
      }
    }.go(plan);
  }
}
