package io.codeweft.compiler.internal.program;

import io.codeweft.compiler.internal.functions.LaneFunction;
import io.codeweft.compiler.internal.functions.LibraryAggregate;
import io.codeweft.compiler.internal.subquery.SubQueryCall;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.jspecify.annotations.Nullable;

/** The library functions a plan calls, wherever they hide. */
final class LibraryCalls extends RelVisitor {
  private final Set<String> names = new TreeSet<>();

  private LibraryCalls() {}

  static List<String> of(RelNode plan) {
    LibraryCalls calls = new LibraryCalls();
    calls.go(plan);
    return List.copyOf(calls.names);
  }

  @Override
  public void visit(RelNode node, int ordinal, @Nullable RelNode parent) {
    if (node instanceof Aggregate aggregate) {
      aggregate.getAggCallList().forEach(call -> add(call.getAggregation()));
    }
    node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitCall(RexCall call) {
            add(call.getOperator());
            if (call.getOperator() instanceof SubQueryCall subQuery) {
              go(subQuery.body());
            }
            return super.visitCall(call);
          }

          @Override
          public RexNode visitOver(RexOver over) {
            add(over.getAggOperator());
            return super.visitOver(over);
          }
        });
    super.visit(node, ordinal, parent);
  }

  private void add(Object operator) {
    switch (operator) {
      case LaneFunction function when function.isLibrary() -> names.add(function.getName());
      case LibraryAggregate aggregate -> names.add(aggregate.getName());
      default -> {}
    }
  }
}
