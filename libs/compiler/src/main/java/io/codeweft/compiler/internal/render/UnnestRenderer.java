package io.codeweft.compiler.internal.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * UNNEST, beside a row (lateral) or alone. The element becomes a column of a select of its own,
 * over a sub-select that keeps only the columns read further up.
 */
final class UnnestRenderer {
  /** A correlation variable and the columns of the current row it stands for. */
  private record Bound(CorrelationId id, int from, int to) {}

  private final PlanRenderer plans;
  private final Frame frame;

  UnnestRenderer(PlanRenderer plans) {
    this.plans = plans;
    this.frame = plans.frame();
  }

  Select correlate(Correlate correlate) {
    Select left = plans.plain(correlate.getLeft());
    RelNode right = correlate.getRight();
    Bound row = new Bound(correlate.getCorrelationId(), 0, left.columns().size());
    return switch (correlate.getJoinType()) {
      case INNER ->
          isAttachable(right) ? attach(left, right, List.of(row)) : lateral(left, correlate);
      case LEFT ->
          right instanceof Uncollect uncollect && listOf(uncollect) != null
              ? leftUnnest(left, uncollect, row)
              : lateral(left, correlate);
      default -> throw new Unrenderable("lateral join " + correlate.getJoinType());
    };
  }

  /** UNNEST of a list that depends on no row beside it. */
  Select uncollect(Uncollect uncollect) {
    Select input = plans.plain(uncollect.getInput());
    Expr list = input.columns().getFirst();
    return unnest(input.columns(List.of()), list, uncollect, false);
  }

  /** Whether a right side is made of UNNEST, filters and projections. */
  private static boolean isAttachable(RelNode right) {
    return switch (right) {
      case Uncollect uncollect -> listOf(uncollect) != null;
      case Filter filter -> filter.getVariablesSet().isEmpty() && isAttachable(filter.getInput());
      case Project project ->
          !project.containsOver()
              && project.getVariablesSet().isEmpty()
              && isAttachable(project.getInput());
      case Correlate inner ->
          inner.getJoinType() == JoinRelType.INNER
              && isAttachable(inner.getLeft())
              && isAttachable(inner.getRight());
      default -> false;
    };
  }

  /** The row so far and, behind it, the columns of an attachable right side. */
  private Select attach(Select left, RelNode right, List<Bound> bound) {
    int width = left.columns().size();
    switch (right) {
      case Uncollect uncollect -> {
        bind(left, bound);
        Expr list = plans.expressions(List.of()).render(list(uncollect));
        return unnest(left, list, uncollect, false);
      }
      case Filter filter -> {
        Select input = attach(left, filter.getInput(), bound);
        bind(input, bound);
        RexRenderer expressions = plans.expressions(behind(input, width));
        RelOptUtil.conjunctions(filter.getCondition())
            .forEach(condition -> input.addWhere(expressions.render(condition)));
        return input;
      }
      case Project project -> {
        Select input = attach(left, project.getInput(), bound);
        bind(input, bound);
        List<Expr> columns = new ArrayList<>(input.columns().subList(0, width));
        columns.addAll(plans.expressions(behind(input, width)).render(project.getProjects()));
        return input.columns(columns);
      }
      case Correlate inner -> {
        Select first = attach(left, inner.getLeft(), bound);
        List<Bound> nested = new ArrayList<>(bound);
        nested.add(new Bound(inner.getCorrelationId(), width, first.columns().size()));
        return attach(first, inner.getRight(), nested);
      }
      default -> throw new Unrenderable("right side " + right.getRelTypeName());
    }
  }

  private static List<Expr> behind(Select select, int width) {
    return select.columns().subList(width, select.columns().size());
  }

  private void bind(Select select, List<Bound> bound) {
    for (Bound variable : bound) {
      frame.correlate(
          variable.id(), List.copyOf(select.columns().subList(variable.from(), variable.to())));
    }
  }

  private static @Nullable RexNode listOf(Uncollect uncollect) {
    boolean single =
        uncollect.getInput() instanceof Project project
            && project.getInput() instanceof Values values
            && values.tuples.size() == 1
            && project.getProjects().size() == 1;
    return single ? ((Project) uncollect.getInput()).getProjects().getFirst() : null;
  }

  private static RexNode list(Uncollect uncollect) {
    return Objects.requireNonNull(listOf(uncollect));
  }

  private Select unnest(Select left, Expr list, Uncollect uncollect, boolean keep) {
    List<String> names = uncollect.getRowType().getFieldNames();
    int width = left.columns().size();
    Unnesting unnesting = new Unnesting(list, names, uncollect.withOrdinality, keep);
    Select unnested = frame.dialect().unnest(left, unnesting, frame);
    // the element multiplies rows, whether it is read or not
    behind(unnested, width).forEach(Expr::markUsed);
    return unnested;
  }

  /** LEFT JOIN UNNEST(...) ON TRUE; with a condition it takes the lateral way. */
  private Select leftUnnest(Select left, Uncollect uncollect, Bound row) {
    bind(left, List.of(row));
    Expr list = plans.expressions(List.of()).render(list(uncollect));
    return unnest(left, list, uncollect, true);
  }

  private Select lateral(Select left, Correlate correlate) {
    Select from = left.hasFrom() ? left : frame.wrap(left, correlate.getLeft().getRowType());
    RelNode right = correlate.getRight();
    List<Integer> levels = Collections.nCopies(from.columns().size(), frame.level());
    Select body =
        frame.with(correlate.getCorrelationId(), from.columns(), levels, () -> plans.visit(right));
    Select beside = frame.wrap(body, right.getRowType().getFieldNames(), true);
    List<Expr> columns = new ArrayList<>(from.columns());
    columns.addAll(beside.columns());
    String keyword = correlate.getJoinType() == JoinRelType.LEFT ? "LEFT JOIN" : "INNER JOIN";
    FromItem item = Objects.requireNonNull(beside.bareItem());
    from.addJoin(keyword, item, Expr.literal("TRUE"));
    return from.columns(columns);
  }
}
