package io.codeweft.compiler.internal.canonical;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;

/**
 * Leaves, conditions and outputs. Expressions refer to columns by one numbering over all leaves;
 * {@code correlated} says what the variables mean by which its unnested lists speak of the row
 * beside them.
 */
final class Block {
  final List<Leaf> leaves = new ArrayList<>();
  final List<RexNode> where = new ArrayList<>();
  final Map<CorrelationId, List<RexNode>> correlated = new HashMap<>();
  List<RexNode> outputs = new ArrayList<>();
  private int width;

  /** Adds the leaf behind all others. */
  void add(Leaf leaf) {
    leaf.shift(width);
    width += leaf.columns().size();
    leaves.add(leaf);
  }

  /** Adds a leaf whose list already speaks of the columns of this block. */
  void addDependent(Leaf leaf) {
    leaf.startAt(width);
    width += leaf.columns().size();
    leaves.add(leaf);
  }

  int width() {
    return width;
  }

  boolean hasWindow() {
    return outputs.stream().anyMatch(RexOver::containsOver);
  }

  /** Takes over everything of an inner-joined block; its outputs follow ours. */
  void merge(Block other) {
    int by = width;
    other.leaves.forEach(
        leaf -> {
          leaf.shift(by);
          leaves.add(leaf);
        });
    other.where.forEach(condition -> where.add(RexUtil.shift(condition, by)));
    other.correlated.forEach((id, row) -> correlated.put(id, shifted(row, by)));
    outputs.addAll(shifted(other.outputs, by));
    width += other.width;
  }

  static List<RexNode> shifted(List<RexNode> row, int by) {
    List<RexNode> shifted = new ArrayList<>();
    row.forEach(expression -> shifted.add(RexUtil.shift(expression, by)));
    return shifted;
  }

  /** What may be read through a null-extended row without a difference. */
  static boolean isPath(RexNode expression) {
    RexNode at = expression;
    while (at instanceof RexFieldAccess access) {
      at = access.getReferenceExpr();
    }
    return at instanceof RexInputRef;
  }
}
