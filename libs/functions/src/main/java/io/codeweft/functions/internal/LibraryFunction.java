package io.codeweft.functions.internal;

import io.codeweft.contracts.function.FunctionDefinition;
import java.util.ArrayList;
import java.util.List;

/** A definition with what proves and implements it. */
public record LibraryFunction(
    FunctionDefinition definition, List<GoldenVector> golden, DuckDbMacro duckdb) {
  public LibraryFunction {
    golden = List.copyOf(golden);
  }

  /** The name and the aliases. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    names.add(definition.name());
    names.addAll(definition.aliases());
    return names;
  }

  /** The result type without the mark of {@link #neverNull()}. */
  public String returnType() {
    String returns = definition.returns();
    return neverNull() ? returns.substring(0, returns.length() - 1) : returns;
  }

  /** Whether the result is never null; under PROPAGATES as long as no argument is null. */
  public boolean neverNull() {
    return definition.returns().endsWith("!");
  }

  /** The parameter that an argument at this position belongs to. */
  public FunctionDefinition.Parameter parameterAt(int argument) {
    List<FunctionDefinition.Parameter> parameters = definition.parameters();
    return parameters.get(Math.min(argument, parameters.size() - 1));
  }
}
