package io.codeweft.compiler.internal.plan;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCostImpl;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.rules.AggregateProjectMergeRule;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.PruneEmptyRules;
import org.apache.calcite.sql.SqlExplainFormat;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.tools.RelBuilder;

/**
 * Calcite's rules and its field trimmer, again and again until nothing changes: one pass of either
 * is not idempotent.
 */
public final class RuleLoop implements PlanStep {
  private static final int MOST_PASSES = 10;

  /** Over grouping sets it makes one key of two that have the same value. */
  private static final RelOptRule SIMPLE_AGGREGATE_PROJECT_MERGE =
      AggregateProjectMergeRule.Config.DEFAULT
          .withOperandSupplier(
              aggregate ->
                  aggregate
                      .operand(Aggregate.class)
                      .predicate(a -> a.getGroupType() == Aggregate.Group.SIMPLE)
                      .oneInput(project -> project.operand(Project.class).anyInputs()))
          .toRule();

  private static final List<Rewrite> REWRITES =
      List.of(
          new TurnedJoins(),
          new OuterJoinRewrite(),
          new SemiJoinRewrite(),
          new NullTestRewrite(),
          new WindowFilterRewrite(),
          new AggregateFilterRewrite(),
          new NullFieldRewrite());

  private static final List<RelOptRule> RULES =
      List.of(
          CoreRules.FILTER_MERGE,
          CoreRules.FILTER_PROJECT_TRANSPOSE,
          CoreRules.FILTER_INTO_JOIN,
          CoreRules.JOIN_CONDITION_PUSH,
          CoreRules.FILTER_AGGREGATE_TRANSPOSE,
          CoreRules.FILTER_SET_OP_TRANSPOSE,
          CoreRules.FILTER_CORRELATE,
          CoreRules.PROJECT_MERGE,
          CoreRules.PROJECT_REMOVE,
          CoreRules.UNION_MERGE,
          CoreRules.UNION_REMOVE,
          SIMPLE_AGGREGATE_PROJECT_MERGE,
          CoreRules.AGGREGATE_PROJECT_PULL_UP_CONSTANTS,
          CoreRules.FILTER_REDUCE_EXPRESSIONS,
          CoreRules.JOIN_REDUCE_EXPRESSIONS,
          CoreRules.SORT_REMOVE_CONSTANT_KEYS,
          CoreRules.SORT_PROJECT_TRANSPOSE,
          CoreRules.UNION_TO_DISTINCT,
          CoreRules.PROJECT_FILTER_VALUES_MERGE,
          CoreRules.PROJECT_VALUES_MERGE,
          CoreRules.FILTER_VALUES_MERGE,
          PruneEmptyRules.UNION_INSTANCE,
          PruneEmptyRules.MINUS_INSTANCE,
          PruneEmptyRules.INTERSECT_INSTANCE,
          PruneEmptyRules.PROJECT_INSTANCE,
          PruneEmptyRules.FILTER_INSTANCE,
          PruneEmptyRules.JOIN_LEFT_INSTANCE,
          PruneEmptyRules.JOIN_RIGHT_INSTANCE);

  @Override
  public String identity() {
    return "rule-loop/3 "
        + RULES.stream().map(RelOptRule::toString).collect(Collectors.joining(" "));
  }

  @Override
  public RelNode apply(RelNode plan) {
    RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(plan.getCluster(), null);
    RelNode current =
        rules(plan, List.of(CoreRules.FILTER_MERGE, CoreRules.FILTER_PROJECT_TRANSPOSE));
    String before = "";
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      current = rewritten(rules(current, RULES));
      String after =
          RelOptUtil.dumpPlan(
              "", current, SqlExplainFormat.TEXT, SqlExplainLevel.DIGEST_ATTRIBUTES);
      if (after.equals(before)) {
        return current;
      }
      before = after;
      current = new RelFieldTrimmer(null, builder).trim(current);
    }
    return current;
  }

  private static RelNode rewritten(RelNode plan) {
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            RelNode visited = super.visitChildren(node);
            for (Rewrite rewrite : REWRITES) {
              RelNode changed = rewrite.apply(visited);
              visited = changed == null ? visited : changed;
            }
            return visited;
          }
        });
  }

  private static RelNode rules(RelNode plan, List<RelOptRule> rules) {
    HepProgramBuilder program = new HepProgramBuilder();
    program.addMatchOrder(HepMatchOrder.BOTTOM_UP);
    program.addRuleCollection(rules);
    HepPlanner planner =
        Literally.without(
            new HepPlanner(program.build(), Contexts.empty(), true, null, RelOptCostImpl.FACTORY));
    planner.setRoot(plan);
    return planner.findBestExp();
  }
}
