package io.codeweft.compiler.internal.functions;

import io.codeweft.compiler.internal.types.Types;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.schema.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * How a function is called and what it gives.
 *
 * @param name canonical name, lower case
 * @param parameters only the last may be variadic; optional ones come last
 * @param neverNull the result is not null unless {@code nullsPropagate} and an argument is null
 */
public record Signature(
    String name,
    List<Parameter> parameters,
    TypePattern result,
    boolean neverNull,
    boolean nullsPropagate) {

  /**
   * One parameter.
   *
   * @param optional a call may leave it out, and what the engine is given leaves it out, too
   * @param defaultValue SQL literal that is put where a call leaves it out
   */
  public record Parameter(
      String name,
      TypePattern type,
      boolean variadic,
      boolean optional,
      @Nullable String defaultValue) {

    public boolean isRequired() {
      return !optional && defaultValue == null;
    }

    @Override
    public String toString() {
      return name
          + " "
          + type
          + (variadic ? "..." : "")
          + (optional ? "?" : "")
          + (defaultValue == null ? "" : " = " + defaultValue);
    }
  }

  public static Signature of(FunctionDefinition definition) {
    List<Parameter> parameters =
        definition.parameters().stream()
            .map(
                p ->
                    new Parameter(
                        p.name(),
                        TypePattern.parse(p.type()),
                        p.variadic(),
                        false,
                        p.defaultValue()))
            .toList();
    String returns = definition.returns().strip();
    boolean neverNull = returns.endsWith("!");
    return new Signature(
        definition.name(),
        parameters,
        TypePattern.parse(neverNull ? returns.substring(0, returns.length() - 1) : returns),
        neverNull,
        definition.nullRule() == FunctionDefinition.NullRule.PROPAGATES);
  }

  /**
   * Reads {@code name(text string, length int64?, parts any...) -> string!}. A built-in's nulls
   * propagate.
   */
  static Signature parse(String text) {
    int open = text.indexOf('(');
    int close = text.lastIndexOf(") -> ");
    List<Parameter> parameters =
        text.substring(open + 1, close).lines().flatMap(Signature::split).toList();
    String returns = text.substring(close + 5).strip();
    boolean neverNull = returns.endsWith("!");
    return new Signature(
        text.substring(0, open),
        parameters,
        TypePattern.parse(neverNull ? returns.substring(0, returns.length() - 1) : returns),
        neverNull,
        true);
  }

  private static Stream<Parameter> split(String parameters) {
    return Arrays.stream(parameters.split("; *"))
        .filter(p -> !p.isBlank())
        .map(
            p -> {
              String[] nameAndType = p.split(" ", 2);
              String type = nameAndType[1];
              boolean variadic = type.endsWith("...");
              boolean optional = type.endsWith("?");
              String bare = type.substring(0, type.length() - (variadic ? 3 : optional ? 1 : 0));
              return new Parameter(
                  nameAndType[0], TypePattern.parse(bare), variadic, optional, null);
            });
  }

  /** Fewest arguments; a variadic parameter takes at least one. */
  public int leastArguments() {
    return (int) parameters.stream().filter(Parameter::isRequired).count();
  }

  public int mostArguments() {
    return parameters.stream().anyMatch(Parameter::variadic)
        ? Integer.MAX_VALUE
        : parameters.size();
  }

  /** Lower case, in order. */
  public List<String> parameterNames() {
    return parameters.stream().map(p -> p.name().toLowerCase(Locale.ROOT)).toList();
  }

  Parameter parameter(int argument) {
    return parameters.get(Math.min(argument, parameters.size() - 1));
  }

  /** Index of the first argument that does not fit, or -1. */
  int firstMisfit(List<RelDataType> arguments, RelDataTypeFactory factory) {
    Map<String, RelDataType> bound = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (!parameter(i).type().accepts(arguments.get(i), bound, factory)) {
        return i;
      }
    }
    return -1;
  }

  RelDataType resultType(List<RelDataType> arguments, RelDataTypeFactory factory) {
    Map<String, RelDataType> bound = new HashMap<>();
    boolean nullableArgument = false;
    for (int i = 0; i < arguments.size(); i++) {
      boolean fits = parameter(i).type().accepts(arguments.get(i), bound, factory);
      nullableArgument |= !fits || arguments.get(i).isNullable();
    }
    boolean nullable = !neverNull || (nullsPropagate && nullableArgument);
    return factory.createTypeWithNullability(result.build(bound, factory), nullable);
  }

  /** What the last parameter is called, when that takes any number of arguments. */
  public Optional<String> variadic() {
    return parameters.isEmpty() || !parameters.getLast().variadic()
        ? Optional.empty()
        : Optional.of(parameters.getLast().name());
  }

  /** How an expression over the arguments names one of them, counted from 0. */
  public String columnName(int argument) {
    Parameter parameter = parameter(argument);
    return parameter.variadic()
        ? parameter.name() + "__" + (argument - parameters.size() + 2)
        : parameter.name();
  }

  /** What an expression over the arguments sees: they are widened to what is declared. */
  public List<RelDataType> columnTypes(List<RelDataType> arguments, RelDataTypeFactory factory) {
    Map<String, RelDataType> bound = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      parameter(i).type().accepts(arguments.get(i), bound, factory);
    }
    List<RelDataType> columns = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      RelDataType given = arguments.get(i);
      TypePattern pattern = parameter(i).type();
      boolean declared =
          given.getSqlTypeName() == SqlTypeName.NULL
              || pattern instanceof TypePattern.Variable
              || (pattern instanceof TypePattern.Exact(DataType type)
                  && type instanceof DataType.Scalar);
      columns.add(
          declared
              ? factory.createTypeWithNullability(pattern.build(bound, factory), given.isNullable())
              : given);
    }
    return columns;
  }

  /** Types of arguments that may all be null; every parameter has a type of schemas. */
  public List<RelDataType> declaredParameters(RelDataTypeFactory factory) {
    return parameters.stream().map(p -> p.type().build(Map.of(), factory)).toList();
  }

  /** The declared type, nullable; empty when it depends on the arguments. */
  public Optional<RelDataType> declaredResult(RelDataTypeFactory factory) {
    return result instanceof TypePattern.Exact(DataType type)
        ? Optional.of(Types.nullable(factory, type, true))
        : Optional.empty();
  }

  /** Whether a value of that type can be a result, widened perhaps. */
  public boolean holds(RelDataType given, RelDataTypeFactory factory) {
    return result.accepts(given, new HashMap<>(), factory);
  }

  @Override
  public String toString() {
    return parameters.stream()
        .map(Parameter::toString)
        .collect(Collectors.joining(", ", name + "(", ") -> " + result));
  }
}
