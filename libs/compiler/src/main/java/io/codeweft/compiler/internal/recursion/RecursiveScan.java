package io.codeweft.compiler.internal.recursion;

import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;

/** The rows the round before added to the {@link Recursion} whose step this stands in. */
public final class RecursiveScan extends AbstractRelNode {
  public RecursiveScan(RelOptCluster cluster, RelDataType type) {
    super(cluster, cluster.traitSetOf(Convention.NONE));
    this.rowType = type;
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new RecursiveScan(getCluster(), getRowType());
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("type", getRowType().getFullTypeString());
  }
}
