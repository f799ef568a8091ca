package io.codeweft.compiler.internal.canonical;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexNode;

/** UNNEST as leaves of the block whose rows it multiplies. */
record UnnestLeaves(BlockBuilder blocks) {

  /** A list that depends on no row beside it. */
  Block uncollect(Uncollect uncollect) {
    Block block = blocks.plain(uncollect.getInput());
    block.outputs = add(block, uncollect, block.outputs.getFirst(), Leaf.Kind.UNNEST);
    return block;
  }

  Block correlate(Correlate correlate) {
    Block left = blocks.plain(correlate.getLeft());
    RelNode right = correlate.getRight();
    boolean inner = correlate.getJoinType() == JoinRelType.INNER && isChain(right);
    boolean outer = correlate.getJoinType() == JoinRelType.LEFT && isFiltered(right);
    if (!inner && !outer) {
      return blocks.lateral(correlate, left);
    }
    left.correlated.put(correlate.getCorrelationId(), List.copyOf(left.outputs));
    List<RexNode> added = inner ? attach(left, right) : attachOuter(left, right);
    List<RexNode> outputs = new ArrayList<>(left.outputs);
    outputs.addAll(added);
    left.outputs = outputs;
    return left;
  }

  private static boolean isChain(RelNode right) {
    return switch (right) {
      case Uncollect uncollect -> isOfRow(uncollect);
      case Filter filter -> filter.getVariablesSet().isEmpty() && isChain(filter.getInput());
      case Project project ->
          !project.containsOver()
              && project.getVariablesSet().isEmpty()
              && isChain(project.getInput());
      case Correlate inner ->
          inner.getJoinType() == JoinRelType.INNER
              && isChain(inner.getLeft())
              && isChain(inner.getRight());
      default -> false;
    };
  }

  private static boolean isFiltered(RelNode right) {
    RelNode below = right instanceof Filter filter ? filter.getInput() : right;
    boolean plain = !(right instanceof Filter filter) || filter.getVariablesSet().isEmpty();
    return plain && below instanceof Uncollect uncollect && isOfRow(uncollect);
  }

  private static boolean isOfRow(Uncollect uncollect) {
    return uncollect.getInput() instanceof Project project
        && project.getInput() instanceof Values values
        && values.tuples.size() == 1
        && project.getProjects().size() == 1;
  }

  /** Adds the leaves of a chain; returns what its columns are in the block. */
  private List<RexNode> attach(Block block, RelNode right) {
    return switch (right) {
      case Uncollect uncollect -> add(block, uncollect, list(block, uncollect), Leaf.Kind.UNNEST);
      case Filter filter -> {
        List<RexNode> row = attach(block, filter.getInput());
        block.where.addAll(blocks.over(RelOptUtil.conjunctions(filter.getCondition()), row, block));
        yield row;
      }
      case Project project -> {
        List<RexNode> row = attach(block, project.getInput());
        yield blocks.over(project.getProjects(), row, block);
      }
      case Correlate inner -> {
        List<RexNode> row = new ArrayList<>(attach(block, inner.getLeft()));
        block.correlated.put(inner.getCorrelationId(), List.copyOf(row));
        row.addAll(attach(block, inner.getRight()));
        yield row;
      }
      default -> throw new IllegalStateException("not a chain: " + right.getRelTypeName());
    };
  }

  private List<RexNode> attachOuter(Block block, RelNode right) {
    RelNode below = right instanceof Filter filter ? filter.getInput() : right;
    Uncollect uncollect = (Uncollect) below;
    List<RexNode> row = add(block, uncollect, list(block, uncollect), Leaf.Kind.LEFT_UNNEST);
    if (right instanceof Filter filter) {
      Leaf leaf = block.leaves.getLast();
      leaf.on().addAll(blocks.over(RelOptUtil.conjunctions(filter.getCondition()), row, block));
    }
    return row;
  }

  private RexNode list(Block block, Uncollect uncollect) {
    Project project = (Project) uncollect.getInput();
    return blocks.over(project.getProjects(), List.of(), block).getFirst();
  }

  private static List<RexNode> add(Block block, Uncollect uncollect, RexNode list, Leaf.Kind kind) {
    int base = block.width();
    List<String> columns = uncollect.withOrdinality ? List.of("e", "pos") : List.of("e");
    Leaf leaf = Leaf.unnest(kind, list, columns);
    block.addDependent(leaf);
    return BlockBuilder.references(base, uncollect);
  }
}
