package io.codeweft.compiler.internal.plan;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * A test that the right side of a left, semi or anti join is not null in a column, of which the
 * condition of the join asks the same, says nothing.
 */
final class NullTestRewrite implements Rewrite {
  @Override
  public @Nullable RelNode apply(RelNode node) {
    if (!(node instanceof Join join)) {
      return null;
    }
    return switch (join.getJoinType()) {
      case LEFT, SEMI, ANTI -> {
        RelNode right = without(join.getRight(), asked(join));
        yield right == null ? null : join.copy(join.getTraitSet(), List.of(join.getLeft(), right));
      }
      default -> null;
    };
  }

  /** Columns of the right side for which no row with a null has a partner. */
  private static ImmutableBitSet asked(Join join) {
    int width = join.getLeft().getRowType().getFieldCount();
    ImmutableBitSet.Builder asked = ImmutableBitSet.builder();
    for (int i = 0; i < join.getRight().getRowType().getFieldCount(); i++) {
      RexBuilder rex = join.getCluster().getRexBuilder();
      if (NullRejection.rejects(join.getCondition(), ImmutableBitSet.of(width + i), rex)) {
        asked.set(i);
      }
    }
    return asked.build();
  }

  private static @Nullable RelNode without(RelNode node, ImmutableBitSet columns) {
    return switch (node) {
      case Project project -> {
        ImmutableBitSet.Builder below = ImmutableBitSet.builder();
        for (int column : columns) {
          if (project.getProjects().get(column) instanceof RexInputRef reference) {
            below.set(reference.getIndex());
          }
        }
        RelNode input = project.containsOver() ? null : without(project.getInput(), below.build());
        yield input == null ? null : project.copy(project.getTraitSet(), List.of(input));
      }
      case Filter filter -> without(filter, columns);
      default -> null;
    };
  }

  private static @Nullable RelNode without(Filter filter, ImmutableBitSet columns) {
    List<RexNode> kept = new ArrayList<>(RelOptUtil.conjunctions(filter.getCondition()));
    boolean changed = kept.removeIf(condition -> isNullTest(condition, columns));
    if (!changed) {
      return null;
    }
    RexBuilder rex = filter.getCluster().getRexBuilder();
    return kept.isEmpty()
        ? filter.getInput()
        : LogicalFilter.create(
            filter.getInput(),
            RexUtil.composeConjunction(rex, kept),
            ImmutableSet.copyOf(filter.getVariablesSet()));
  }

  private static boolean isNullTest(RexNode condition, ImmutableBitSet columns) {
    return condition.getKind() == SqlKind.IS_NOT_NULL
        && ((RexCall) condition).getOperands().getFirst() instanceof RexInputRef reference
        && columns.get(reference.getIndex());
  }
}
