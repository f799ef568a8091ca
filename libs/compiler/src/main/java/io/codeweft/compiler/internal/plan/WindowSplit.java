package io.codeweft.compiler.internal.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.validate.SqlValidatorUtil;

/**
 * Window functions stand beside nothing but columns, and what is computed stands above them, so
 * that QUALIFY, a sub-select and the inline spelling become one plan.
 */
public final class WindowSplit implements PlanStep {
  @Override
  public String identity() {
    return "window-split/2";
  }

  @Override
  public RelNode apply(RelNode plan) {
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            RelNode visited = super.visitChildren(node);
            return visited instanceof Project project && computesBesideWindow(project)
                ? split(project)
                : visited;
          }
        });
  }

  private static boolean computesBesideWindow(Project project) {
    return project.containsOver()
        && !project.getProjects().stream()
            .allMatch(e -> e instanceof RexOver || e instanceof RexInputRef);
  }

  private static RelNode split(Project project) {
    RexBuilder builder = project.getCluster().getRexBuilder();
    Map<RexNode, Integer> slots = new LinkedHashMap<>();
    RexShuttle toSlot =
        new RexShuttle() {
          private RexNode slot(RexNode node) {
            Integer at = slots.computeIfAbsent(node, n -> slots.size());
            return builder.makeInputRef(node.getType(), at);
          }

          @Override
          public RexNode visitOver(RexOver over) {
            return slot(over);
          }

          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            return slot(reference);
          }
        };
    List<RexNode> upper = project.getProjects().stream().map(e -> e.accept(toSlot)).toList();
    List<RexNode> lower = new ArrayList<>(slots.keySet());
    List<String> names = new ArrayList<>();
    for (RexNode expression : lower) {
      names.add(
          expression instanceof RexInputRef reference
              ? project.getInput().getRowType().getFieldNames().get(reference.getIndex())
              : "w" + names.size());
    }
    RelNode below =
        LogicalProject.create(
            project.getInput(),
            List.of(),
            lower,
            SqlValidatorUtil.uniquify(names, false),
            project.getVariablesSet());
    return LogicalProject.create(
        below, List.of(), upper, project.getRowType().getFieldNames(), Set.of());
  }
}
