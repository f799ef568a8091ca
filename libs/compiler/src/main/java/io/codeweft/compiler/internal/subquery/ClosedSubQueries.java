package io.codeweft.compiler.internal.subquery;

import io.codeweft.compiler.internal.plan.PlanStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/** Turns every sub-query that is left into a {@link SubQueryCall}, its body normalised too. */
public final class ClosedSubQueries implements PlanStep {
  private final UnaryOperator<RelNode> normaliser;

  /**
   * @param normaliser all steps of the lane, for the bodies
   */
  public ClosedSubQueries(UnaryOperator<RelNode> normaliser) {
    this.normaliser = normaliser;
  }

  @Override
  public String identity() {
    return "closed-sub-queries/1";
  }

  @Override
  public RelNode apply(RelNode plan) {
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            return close(super.visitChildren(node));
          }
        });
  }

  private RelNode close(RelNode node) {
    return switch (node) {
      case Filter filter when RexUtil.SubQueryFinder.find(filter.getCondition()) != null ->
          LogicalFilter.create(
              filter.getInput(),
              filter.getCondition().accept(new Closing(filter, filter.getVariablesSet())));
      case Project project when RexUtil.SubQueryFinder.find(project.getProjects()) != null ->
          LogicalProject.create(
              project.getInput(),
              List.of(),
              new Closing(project, project.getVariablesSet()).apply(project.getProjects()),
              project.getRowType().getFieldNames(),
              Set.of());
      case Join join when RexUtil.SubQueryFinder.find(join.getCondition()) != null ->
          LogicalJoin.create(
              join.getLeft(),
              join.getRight(),
              List.of(),
              join.getCondition().accept(new Closing(join, join.getVariablesSet())),
              Set.of(),
              join.getJoinType());
      default -> node;
    };
  }

  private final class Closing extends RexShuttle {
    private final RexBuilder rex;
    private final Set<CorrelationId> ours;

    Closing(RelNode node, Set<CorrelationId> ours) {
      this.rex = node.getCluster().getRexBuilder();
      this.ours = ours;
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subQuery) {
      Outside outside = new Outside(subQuery.rel, rex);
      List<RexNode> operands = new ArrayList<>();
      subQuery.getOperands().forEach(operand -> operands.add(operand.accept(this)));
      for (RexFieldAccess read : outside.reads()) {
        operands.add(isOurs(read) ? column(read) : read);
      }
      SubQueryCall call =
          new SubQueryCall(
              subQuery.getKind(),
              subQuery.getOperands().size(),
              normaliser.apply(withoutOutputs(subQuery, outside.closed())),
              subQuery.getType());
      return rex.makeCall(subQuery.getType(), call, operands);
    }

    /** EXISTS asks for no column, so none may make a difference. */
    private static RelNode withoutOutputs(RexSubQuery subQuery, RelNode body) {
      return subQuery.getKind() == SqlKind.EXISTS && body instanceof Project project
          ? project.getInput()
          : body;
    }

    private boolean isOurs(RexFieldAccess read) {
      return ours.contains(((RexCorrelVariable) read.getReferenceExpr()).id);
    }

    private RexNode column(RexFieldAccess read) {
      return rex.makeInputRef(read.getType(), read.getField().getIndex());
    }
  }

  /** What a body reads of outer rows, and the body reading it from one row of its own. */
  private static final class Outside {
    private final RelNode body;
    private final RexBuilder rex;
    private final Map<RexNode, Integer> slots = new LinkedHashMap<>();

    Outside(RelNode body, RexBuilder rex) {
      this.body = body;
      this.rex = rex;
      Bound bound = new Bound();
      bound.collect(body);
      new Reads(bound.ids()).rewrite(body);
    }

    List<RexFieldAccess> reads() {
      return slots.keySet().stream().map(RexFieldAccess.class::cast).toList();
    }

    RelNode closed() {
      RelDataTypeFactory.Builder row = rex.getTypeFactory().builder();
      reads().forEach(read -> row.add("o" + row.getFieldCount(), read.getType()));
      RelDataType type = row.build();
      return new DeepShuttle() {
        @Override
        public RexNode visitFieldAccess(RexFieldAccess access) {
          Integer slot = slots.get(access);
          return slot == null
              ? super.visitFieldAccess(access)
              : rex.makeFieldAccess(rex.makeCorrel(type, SubQueryCall.ROW), slot);
        }
      }.rewrite(body);
    }

    private final class Reads extends DeepShuttle {
      private final Set<CorrelationId> inner;

      Reads(Set<CorrelationId> inner) {
        this.inner = inner;
      }

      @Override
      public RexNode visitFieldAccess(RexFieldAccess access) {
        if (access.getReferenceExpr() instanceof RexCorrelVariable variable
            && !inner.contains(variable.id)) {
          slots.computeIfAbsent(access, a -> slots.size());
        }
        return super.visitFieldAccess(access);
      }
    }
  }
}
