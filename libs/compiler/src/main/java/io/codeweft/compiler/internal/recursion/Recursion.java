package io.codeweft.compiler.internal.recursion;

import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;

/**
 * The rows of the seed, of the step over them, of the step over those, and so on until a round
 * gives no row (UNION ALL) or no row that was not there before (UNION). The step, and only it,
 * contains one {@link RecursiveScan}: the rows the round before added. Seed and step read nothing
 * of rows around the recursion, and both give exactly the columns of this node.
 *
 * <p>At most {@link #levels()} rounds of the step may add rows; one more is an error of the run.
 */
public final class Recursion extends BiRel {
  /** Rounds a recursion may take that names no {@code MAX RECURSION LEVEL}. */
  public static final int DEFAULT_LEVELS = 1_000;

  /** The most a text may ask for. */
  public static final int MOST_LEVELS = 100_000;

  private final String name;
  private final boolean all;
  private final int levels;

  /**
   * @param name what the text calls it; only for messages
   * @param all UNION ALL: rows found twice count twice
   * @param levels rounds of the step that may add rows
   * @param type columns; may be null where those of the seed or those of the step may
   */
  public Recursion(
      String name, RelNode seed, RelNode step, boolean all, int levels, RelDataType type) {
    super(seed.getCluster(), seed.getCluster().traitSetOf(Convention.NONE), seed, step);
    this.name = name;
    this.all = all;
    this.levels = levels;
    this.rowType = type;
  }

  public RelNode seed() {
    return getLeft();
  }

  public RelNode step() {
    return getRight();
  }

  public String name() {
    return name;
  }

  /** UNION ALL rather than UNION. */
  public boolean isAll() {
    return all;
  }

  public int levels() {
    return levels;
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new Recursion(name, inputs.get(0), inputs.get(1), all, levels, getRowType());
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("all", all)
        .item("levels", levels)
        .item("type", getRowType().getFullTypeString());
  }
}
