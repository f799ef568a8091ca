package io.codeweft.compiler.internal.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;

/**
 * A scalar sub-query that aggregates rows which it compares with the row around it for equality is
 * a LEFT JOIN of groups; one that asks nothing of that row is joined as it is. All others stay.
 */
public final class ScalarJoins implements PlanStep {
  @Override
  public String identity() {
    return "scalar-joins/2";
  }

  @Override
  public RelNode apply(RelNode plan) {
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            return joined(super.visitChildren(node));
          }
        });
  }

  private static RelNode joined(RelNode node) {
    return switch (node) {
      case Project project -> {
        Joined joined = new Joined(project.getInput(), project.getVariablesSet());
        List<RexNode> row = joined.apply(project.getProjects());
        yield joined.isEmpty()
            ? project
            : LogicalProject.create(
                joined.plan(),
                List.of(),
                row,
                project.getRowType().getFieldNames(),
                SemiJoins.stillUsed(row, project.getVariablesSet()));
      }
      case Filter filter -> {
        Joined joined = new Joined(filter.getInput(), filter.getVariablesSet());
        RexNode condition = filter.getCondition().accept(joined);
        yield joined.isEmpty() ? filter : filtered(filter, joined.plan(), condition);
      }
      default -> node;
    };
  }

  private static RelNode filtered(Filter filter, RelNode joined, RexNode condition) {
    RexBuilder rex = filter.getCluster().getRexBuilder();
    List<RexNode> row = new ArrayList<>();
    filter
        .getRowType()
        .getFieldList()
        .forEach(field -> row.add(rex.makeInputRef(joined, field.getIndex())));
    return LogicalProject.create(
        LogicalFilter.create(
            joined, condition, SemiJoins.stillUsed(List.of(condition), filter.getVariablesSet())),
        List.of(),
        row,
        filter.getRowType().getFieldNames(),
        Set.of());
  }

  /** Joins what it finds to the right of the input, whose columns keep their places. */
  private static final class Joined extends RexShuttle {
    private final RexBuilder rex;
    private final Set<CorrelationId> variables;
    private final Map<RexSubQuery, RexNode> values = new LinkedHashMap<>();
    private RelNode plan;

    Joined(RelNode input, Set<CorrelationId> variables) {
      this.rex = input.getCluster().getRexBuilder();
      this.variables = variables;
      this.plan = input;
    }

    boolean isEmpty() {
      return values.isEmpty();
    }

    RelNode plan() {
      return plan;
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subQuery) {
      RexNode known = values.get(subQuery);
      if (known != null) {
        return known;
      }
      ScalarGroups groups =
          subQuery.getKind() == SqlKind.SCALAR_QUERY
              ? ScalarGroups.of(subQuery.rel, variables)
              : null;
      if (groups == null) {
        return super.visitSubQuery(subQuery);
      }
      int width = plan.getRowType().getFieldCount();
      plan = groups.joinedTo(plan);
      RexNode value =
          groups
              .value()
              .accept(
                  new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef reference) {
                      return groups.column(plan, width, reference.getIndex());
                    }
                  });
      RexNode typed = EveryExpression.typed(value, subQuery.getType(), rex);
      values.put(subQuery, typed);
      return typed;
    }
  }
}
