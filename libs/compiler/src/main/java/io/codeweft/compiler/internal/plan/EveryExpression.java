package io.codeweft.compiler.internal.plan;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;

/** A step that rewrites calls wherever they stand, inside sub-queries too; operands come first. */
abstract class EveryExpression implements PlanStep {

  /** The call, its operands rewritten already, or what takes its place, of the same type. */
  abstract RexNode rewritten(RexCall call, RexBuilder rex);

  @Override
  public final RelNode apply(RelNode plan) {
    RexShuttle expressions = new Expressions(plan.getCluster().getRexBuilder());
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            return rewritten(super.visitChildren(node), expressions);
          }
        });
  }

  /** Calcite wants no cast of mere nullability around a condition. */
  private static RelNode rewritten(RelNode node, RexShuttle expressions) {
    RelDataTypeFactory types = node.getCluster().getTypeFactory();
    return switch (node) {
      case Filter filter -> {
        RexNode condition = filter.getCondition().accept(expressions);
        yield condition.equals(filter.getCondition())
            ? filter
            : filter.copy(
                filter.getTraitSet(),
                filter.getInput(),
                RexUtil.removeNullabilityCast(types, condition));
      }
      case Join join -> {
        RexNode condition = join.getCondition().accept(expressions);
        yield condition.equals(join.getCondition())
            ? join
            : join.copy(
                join.getTraitSet(),
                RexUtil.removeNullabilityCast(types, condition),
                join.getLeft(),
                join.getRight(),
                join.getJoinType(),
                join.isSemiJoinDone());
      }
      default -> node.accept(expressions);
    };
  }

  /** The expression with exactly this type, which may differ in what may be null. */
  static RexNode typed(RexNode expression, RelDataType type, RexBuilder rex) {
    return expression.getType().equals(type)
        ? expression
        : rex.makeAbstractCast(type, expression, false);
  }

  private final class Expressions extends RexShuttle {
    private final RexBuilder rex;

    Expressions(RexBuilder rex) {
      this.rex = rex;
    }

    @Override
    public RexNode visitCall(RexCall call) {
      RexNode visited = super.visitCall(call);
      return visited instanceof RexCall rewritten ? rewritten(rewritten, rex) : visited;
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subQuery) {
      RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
      return visited.clone(EveryExpression.this.apply(visited.rel));
    }
  }
}
