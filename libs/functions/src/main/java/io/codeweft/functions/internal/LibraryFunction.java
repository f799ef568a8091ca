package io.codeweft.functions.internal;

import io.codeweft.contracts.function.FunctionDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A definition with what proves and implements it.
 *
 * @param bindings null for a function that the policy lane replaces by its expression
 */
public record LibraryFunction(
    FunctionDefinition definition, List<GoldenVector> golden, @Nullable EngineBindings bindings) {
  /** Engines list callbacks beside their built-ins; no built-in and no view has such names. */
  private static final String CALLBACK_PREFIX = "weft_java_";

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

  /** Whether engines compute it; otherwise no engine knows its name. */
  public boolean isBound() {
    return bindings != null;
  }

  /**
   * @throws IllegalStateException for a function that is not bound
   */
  public EngineBinding duckdb() {
    return required().duckdb();
  }

  /**
   * @throws IllegalStateException for a function that is not bound
   */
  public EngineBinding spark() {
    return required().spark();
  }

  private EngineBindings required() {
    if (bindings == null) {
      throw new IllegalStateException(definition.name() + " is not bound on engines");
    }
    return bindings;
  }

  /** What engines call the function: {@link FunctionDefinition#engineName}, and its aliases. */
  public List<String> engineNames() {
    return names().stream().map(FunctionDefinition::engineName).toList();
  }

  /** What engines call the Java callback of a function. */
  public static String callbackName(String function) {
    return CALLBACK_PREFIX + function;
  }

  public ParameterType returnType() {
    return ParameterType.parse(returnText());
  }

  /** The result type without the mark of {@link #neverNull()}. */
  private String returnText() {
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

  public ParameterType typeAt(int argument) {
    return ParameterType.parse(parameterAt(argument).type());
  }

  public boolean variadic() {
    return !definition.parameters().isEmpty() && definition.parameters().getLast().variadic();
  }
}
