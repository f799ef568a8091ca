package io.codeweft.compiler.internal.partition;

import io.codeweft.compiler.internal.subquery.SubQueryCall;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** Sub-queries inside expressions: the row reads the scans of their bodies. */
record SubQueries(Spreading plan) {

  Spread beside(List<RexNode> expressions, Spread input) {
    Spread row = input;
    for (RexCall call : calls(expressions)) {
      SubQueryCall subQuery = (SubQueryCall) call.getOperator();
      Spread body = plan.body(subQuery.body());
      row =
          new Across(plan, row, body.scans(), "read by a sub-query").by(ties(call, subQuery, body));
    }
    return row;
  }

  private static Set<RexCall> calls(List<RexNode> expressions) {
    Set<RexCall> calls = new LinkedHashSet<>();
    RexVisitorImpl<Void> collector =
        new RexVisitorImpl<>(true) {
          @Override
          public @Nullable Void visitCall(RexCall call) {
            if (call.getOperator() instanceof SubQueryCall) {
              calls.add(call);
            }
            return super.visitCall(call);
          }
        };
    expressions.forEach(expression -> expression.accept(collector));
    return calls;
  }

  private static List<Tie> ties(RexCall call, SubQueryCall subQuery, Spread body) {
    List<Tie> ties = new ArrayList<>();
    body.pins()
        .forEach(
            (pin, reach) -> {
              if (pin.row().equals(SubQueryCall.ROW)) {
                ties.add(
                    new Tie(
                        call.getOperands().get(subQuery.compared() + pin.column()), reach, true));
              }
            });
    // a null on either side makes every row of the body count
    for (int i = 0; subQuery.test() == SqlKind.IN && i < subQuery.compared(); i++) {
      RexNode here = call.getOperands().get(i);
      Reach there = body.columns().get(i);
      boolean nullable =
          here.getType().isNullable()
              || subQuery.body().getRowType().getFieldList().get(i).getType().isNullable();
      if (there != null && !nullable) {
        ties.add(new Tie(here, there, true));
      }
    }
    return ties;
  }
}
