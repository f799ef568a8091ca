package io.codeweft.compiler.internal.row;

import io.codeweft.compiler.Diagnostic;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.types.Types;
import io.codeweft.contracts.graph.RowExpression;
import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.schema.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Columns of a union have the types they have in its first input: nothing is cast silently. */
final class UnionTypes {
  private UnionTypes() {}

  static List<Diagnostic> differences(RowProgram program, RowTypes types) {
    List<Diagnostic> found = new ArrayList<>();
    if (program.plan() instanceof RowPlan.UnionAll(List<RowPlan> inputs)) {
      RowPlan.Project first = (RowPlan.Project) inputs.getFirst();
      for (RowPlan input : inputs.subList(1, inputs.size())) {
        RowPlan.Project next = (RowPlan.Project) input;
        next.columns()
            .forEach(
                (name, value) -> {
                  RowExpression model = Objects.requireNonNull(first.columns().get(name), name);
                  DataType expected = type(types, first, model);
                  DataType actual = type(types, next, value);
                  if (!actual.equals(expected)) {
                    found.add(different(program, value, expected, actual));
                  }
                });
      }
    }
    return found;
  }

  private static DataType type(RowTypes types, RowPlan plan, RowExpression value) {
    return Types.toDataType(types.of(plan, value).getType()).orElseThrow();
  }

  private static Diagnostic different(
      RowProgram program, RowExpression value, DataType expected, DataType actual) {
    return SourceText.ofFields(program.view(), RowWalk.fields(value).toList())
        .diagnostic(
            "type-mismatch",
            SqlParserPos.ZERO,
            "must be " + expected + " as in the first source, is " + actual + "; cast it",
            null);
  }
}
