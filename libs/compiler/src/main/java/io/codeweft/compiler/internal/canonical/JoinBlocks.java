package io.codeweft.compiler.internal.canonical;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexNode;

/**
 * Joins: inner ones dissolve, the right side of left, semi and anti joins becomes an optional leaf,
 * full joins are barriers.
 */
record JoinBlocks(BlockBuilder blocks) {

  Block join(Join join) {
    return switch (join.getJoinType()) {
      case INNER -> innerJoin(join);
      case LEFT -> optional(join, join.getLeft(), join.getRight(), Leaf.Kind.LEFT);
      case SEMI -> optional(join, join.getLeft(), join.getRight(), Leaf.Kind.SEMI);
      case ANTI -> optional(join, join.getLeft(), join.getRight(), Leaf.Kind.ANTI);
      case RIGHT -> rightJoin(join);
      case FULL -> fullJoin(join);
      default -> throw new IllegalStateException("no canonical form for " + join.getJoinType());
    };
  }

  private Block innerJoin(Join join) {
    Block left = blocks.plain(join.getLeft());
    left.merge(blocks.plain(join.getRight()));
    left.where.addAll(
        blocks.over(RelOptUtil.conjunctions(join.getCondition()), left.outputs, left));
    return left;
  }

  private Block optional(Join join, RelNode first, RelNode second, Leaf.Kind kind) {
    Block left = blocks.plain(first);
    Block right = blocks.visit(second);
    boolean simple =
        right.leaves.size() == 1
            && right.leaves.getFirst().kind() == Leaf.Kind.INNER
            && right.where.isEmpty()
            && right.outputs.stream().allMatch(Block::isPath);
    if (!simple) {
      right = blocks.barrier(second, right);
    }
    Leaf leaf = right.leaves.getFirst();
    List<RexNode> rightRow = Block.shifted(right.outputs, left.width());
    left.add(leaf);
    leaf.kind(kind);
    boolean swapped = first == join.getRight();
    List<RexNode> row = new ArrayList<>(swapped ? rightRow : left.outputs);
    row.addAll(swapped ? left.outputs : rightRow);
    leaf.on().addAll(blocks.over(RelOptUtil.conjunctions(join.getCondition()), row, left));
    if (join.getJoinType().projectsRight()) {
      left.outputs = row;
    }
    return left;
  }

  private Block rightJoin(Join join) {
    return optional(join, join.getRight(), join.getLeft(), Leaf.Kind.LEFT);
  }

  /** Either side may come first: the smaller text does. */
  private Block fullJoin(Join join) {
    Block left = blocks.barrier(join.getLeft(), blocks.visit(join.getLeft()));
    Block right = blocks.barrier(join.getRight(), blocks.visit(join.getRight()));
    List<String> columns = new ArrayList<>();
    left.leaves.getFirst().columns().forEach(column -> columns.add("a." + column));
    right.leaves.getFirst().columns().forEach(column -> columns.add("b." + column));
    List<String> swapped = new ArrayList<>();
    left.leaves.getFirst().columns().forEach(column -> swapped.add("b." + column));
    right.leaves.getFirst().columns().forEach(column -> swapped.add("a." + column));
    String first = left.leaves.getFirst().source();
    String second = right.leaves.getFirst().source();
    left.merge(right);
    List<RexNode> on =
        blocks.over(RelOptUtil.conjunctions(join.getCondition()), left.outputs, left);
    String asWritten = fullJoin(first, second, on, columns);
    String turned = fullJoin(second, first, on, swapped);
    boolean keep = asWritten.compareTo(turned) <= 0;
    return BlockBuilder.leaf(keep ? asWritten : turned, keep ? columns : swapped, join);
  }

  private String fullJoin(String first, String second, List<RexNode> on, List<String> columns) {
    RexEncoder encoder = blocks.encoder(columns::get);
    return JsonText.object(
        "full-join",
        JsonText.array(List.of(first, second)),
        "on",
        JsonText.array(encoder.filter(on)));
  }
}
