package io.codeweft.compiler.internal.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;

/** Joins, chained to the left as long as that means the same. */
record JoinRenderer(PlanRenderer plans) {

  Select render(Join join) {
    JoinRelType type = join.getJoinType();
    Frame frame = plans.frame();
    boolean nullsLeft = type.generatesNullsOnLeft();
    boolean losesRight = type.generatesNullsOnRight() || !type.projectsRight();
    Select left = frame.losing(nullsLeft, () -> left(join.getLeft(), nullsLeft));
    Select right = frame.losing(losesRight, () -> right(join.getRight()));
    List<Expr> both = new ArrayList<>(left.columns());
    both.addAll(right.columns());
    RexRenderer expressions = plans.expressions(both);
    List<Expr> on = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
      on.add(expressions.render(condition));
    }
    Expr condition = on.isEmpty() ? Expr.literal("TRUE") : Expr.complex(Expr.join(on, " AND "), on);
    FromItem item = Objects.requireNonNull(right.bareItem());
    left.addJoin(keyword(type), item, condition);
    return type.projectsRight() ? left.columns(both) : left;
  }

  private static String keyword(JoinRelType type) {
    return switch (type) {
      case INNER, LEFT, RIGHT, FULL, SEMI, ANTI -> type.name() + " JOIN";
      default -> throw new Unrenderable("join " + type);
    };
  }

  /** Its WHERE may stay where rows of the left are kept as they are. */
  private Select left(RelNode node, boolean nullExtended) {
    Select select = plans.visit(node);
    boolean fits =
        select.isPlain()
            && select.hasFrom()
            && (!nullExtended
                || (!select.hasWhere() && select.columns().stream().allMatch(Expr::isPath)));
    return fits ? select : plans.frame().wrap(select, node.getRowType());
  }

  private Select right(RelNode node) {
    Select select = plans.visit(node);
    return select.bareItem() == null ? plans.frame().wrap(select, node.getRowType()) : select;
  }
}
