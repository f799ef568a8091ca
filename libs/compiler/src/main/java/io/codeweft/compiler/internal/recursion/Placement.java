package io.codeweft.compiler.internal.recursion;

import java.util.Map;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Puts nodes in place of the tables that stood for them, inside sub-queries too. */
final class Placement extends RelHomogeneousShuttle {
  private final Map<String, RelNode> nodes;

  Placement(Map<String, RelNode> nodes) {
    this.nodes = nodes;
  }

  RelNode place(RelNode plan) {
    return plan.accept(this);
  }

  @Override
  public RelNode visit(TableScan scan) {
    RelNode node = nodes.get(String.join(".", scan.getTable().getQualifiedName()));
    return node == null ? scan : node;
  }

  @Override
  public RelNode visit(RelNode node) {
    return super.visitChildren(node).accept(new Expressions());
  }

  private final class Expressions extends RexShuttle {
    @Override
    public RexNode visitSubQuery(RexSubQuery subQuery) {
      RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
      return visited.clone(place(visited.rel));
    }
  }
}
