package io.codeweft.compiler.internal.plan;

import java.math.BigDecimal;
import java.util.Objects;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Whether a counting sub-query counts anything is EXISTS. */
public final class CountTests extends EveryExpression {
  @Override
  public String identity() {
    return "count-tests/1";
  }

  @Override
  RexNode rewritten(RexCall call, RexBuilder rex) {
    if (!SqlKind.COMPARISON.contains(call.getKind()) || call.getOperands().size() != 2) {
      return call;
    }
    RexNode left = call.getOperands().get(0);
    RexNode right = call.getOperands().get(1);
    RexNode test =
        right instanceof RexLiteral limit
            ? test(left, call.getKind(), limit)
            : left instanceof RexLiteral limit
                ? test(right, call.getKind().reverse(), limit)
                : null;
    return test == null ? call : typed(test, call.getType(), rex);
  }

  private static @Nullable RexNode test(RexNode counted, SqlKind kind, RexLiteral limit) {
    RelNode rows = counted instanceof RexSubQuery subQuery ? rows(subQuery) : null;
    if (rows == null
        || limit.isNull()
        || !SqlTypeName.INT_TYPES.contains(limit.getType().getSqlTypeName())) {
      return null;
    }
    BigDecimal number = Objects.requireNonNull(limit.getValueAs(BigDecimal.class));
    boolean zero = number.signum() == 0;
    boolean one = number.equals(BigDecimal.ONE);
    boolean some =
        (zero && (kind == SqlKind.GREATER_THAN || kind == SqlKind.NOT_EQUALS))
            || (one && kind == SqlKind.GREATER_THAN_OR_EQUAL);
    boolean none =
        (zero && (kind == SqlKind.EQUALS || kind == SqlKind.LESS_THAN_OR_EQUAL))
            || (one && kind == SqlKind.LESS_THAN);
    if (!some && !none) {
      return null;
    }
    RexNode exists = RexSubQuery.exists(rows);
    return some
        ? exists
        : rows.getCluster().getRexBuilder().makeCall(SqlStdOperatorTable.NOT, exists);
  }

  /** What is counted, when the sub-query is a count of rows without groups. */
  private static @Nullable RelNode rows(RexSubQuery subQuery) {
    if (subQuery.getKind() != SqlKind.SCALAR_QUERY) {
      return null;
    }
    RelNode at = subQuery.rel;
    if (at instanceof Project project
        && project.getProjects().size() == 1
        && project.getProjects().getFirst() instanceof RexInputRef) {
      at = project.getInput();
    }
    return at instanceof Aggregate aggregate
            && aggregate.getGroupCount() == 0
            && aggregate.getAggCallList().size() == 1
            && aggregate.getAggCallList().getFirst().getAggregation().getKind() == SqlKind.COUNT
            && aggregate.getAggCallList().getFirst().getArgList().isEmpty()
            && !aggregate.getAggCallList().getFirst().hasFilter()
        ? aggregate.getInput()
        : null;
  }
}
