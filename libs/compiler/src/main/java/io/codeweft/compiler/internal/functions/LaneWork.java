package io.codeweft.compiler.internal.functions;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import org.apache.calcite.sql.SqlOperator;

/** The functions that the lane works out itself. */
final class LaneWork {
  private LaneWork() {}

  /**
   * @throws IllegalArgumentException when the lane has no such function, or another one of its name
   */
  static SqlOperator of(
      FunctionDefinition definition, Signature signature, FunctionSnapshot snapshot) {
    FunctionDefinition.Kind kind = definition.kind();
    boolean table = kind == FunctionDefinition.Kind.TABLE;
    SqlOperator operator =
        switch (definition.name()) {
          case "struct_pick" -> new StructPick(signature);
          case "arrow_metadata" -> new ArrowMetadata(signature);
          case "range_table" -> new TableFunction.Range(signature);
          case "udf_registry" -> new TableFunction.Constant(signature, Registry.rows(snapshot));
          case "udf_docs" -> new TableFunction.Constant(signature, Registry.docs(snapshot));
          default -> null;
        };
    if (operator == null || table != operator instanceof TableFunction) {
      throw new IllegalArgumentException(
          "function '"
              + definition.name()
              + "' of kind "
              + kind
              + " has the expression "
              + FunctionDefinition.BY_LANE
              + ", but the lane has no such function");
    }
    if (operator instanceof TableFunction made
        && !made.columns().toString().equals(definition.returns())) {
      throw new IllegalArgumentException(
          "function '"
              + definition.name()
              + "' returns "
              + definition.returns()
              + ", but the lane makes "
              + made.columns());
    }
    return operator;
  }
}
