package io.codeweft.compiler.internal.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/** A filter over keys of all partitions leaves out whole partitions: it may come before. */
final class WindowFilterRewrite implements Rewrite {
  @Override
  public @Nullable RelNode apply(RelNode node) {
    if (!(node instanceof Filter filter)
        || !filter.getVariablesSet().isEmpty()
        || !(filter.getInput() instanceof Project project)
        || !project.containsOver()
        || !project.getVariablesSet().isEmpty()) {
      return null;
    }
    List<RexOver> windows = windows(project);
    List<RexNode> below = new ArrayList<>();
    List<RexNode> above = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
      boolean ofPartitions =
          RexUtil.isDeterministic(condition)
              && RelOptUtil.InputFinder.bits(condition).asList().stream()
                  .map(project.getProjects()::get)
                  .allMatch(value -> isKeyOfAll(value, windows));
      (ofPartitions ? below : above).add(condition);
    }
    if (below.isEmpty()) {
      return null;
    }
    RexBuilder rex = filter.getCluster().getRexBuilder();
    RexNode early = RelOptUtil.pushPastProject(RexUtil.composeConjunction(rex, below), project);
    RelNode narrowed =
        project.copy(
            project.getTraitSet(), List.of(LogicalFilter.create(project.getInput(), early)));
    return above.isEmpty()
        ? narrowed
        : LogicalFilter.create(narrowed, RexUtil.composeConjunction(rex, above));
  }

  private static boolean isKeyOfAll(RexNode value, List<RexOver> windows) {
    return windows.stream().allMatch(over -> over.getWindow().partitionKeys.contains(value));
  }

  private static List<RexOver> windows(Project project) {
    List<RexOver> windows = new ArrayList<>();
    RexShuttle collector =
        new RexShuttle() {
          @Override
          public RexNode visitOver(RexOver over) {
            windows.add(over);
            return super.visitOver(over);
          }
        };
    project.getProjects().forEach(expression -> expression.accept(collector));
    return windows;
  }
}
