package io.codeweft.functions.internal;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionDefinition.Kind;
import io.codeweft.contracts.function.FunctionDefinition.NullRule;
import io.codeweft.contracts.function.FunctionDefinition.Parameter;
import io.codeweft.contracts.schema.DataType.Scalar;
import io.codeweft.contracts.schema.SchemaException;
import io.codeweft.functions.FunctionLibraryException;
import io.codeweft.functions.callback.Callback;
import io.codeweft.functions.internal.ParameterType.Any;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a definition must have beyond its form; a function nobody can check is not admitted. */
final class Completeness {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private final String file;
  private final LibraryFunction function;
  private final FunctionDefinition definition;

  private Completeness(String file, LibraryFunction function) {
    this.file = file;
    this.function = function;
    this.definition = function.definition();
  }

  static void require(String file, LibraryFunction function) {
    Completeness completeness = new Completeness(file, function);
    completeness.requireNames();
    completeness.requireSignature();
    completeness.requireBindings();
    completeness.requireExamples();
    for (int i = 0; i < function.golden().size(); i++) {
      completeness.requireFits("golden[" + i + "]", function.golden().get(i));
    }
    completeness.requireCoverage();
  }

  private void requireNames() {
    function
        .names()
        .forEach(name -> require(NAME.matcher(name).matches(), "function", name + ": use a-z0-9_"));
    require(
        file.equals(definition.name() + ".yaml"),
        "function",
        "'" + definition.name() + "' must be the name of its file");
  }

  private void requireSignature() {
    List<Parameter> parameters = definition.parameters();
    require(
        !parameters.isEmpty() || definition.kind() == Kind.TABLE,
        "parameters",
        "at least one is needed");
    for (int i = 0; i < parameters.size(); i++) {
      String at = "parameters[" + i + "]";
      require(NAME.matcher(parameters.get(i).name()).matches(), at + ".name", "use a-z0-9_");
      type(at + ".type", parameters.get(i).type());
      require(
          !parameters.get(i).variadic() || i == parameters.size() - 1,
          at,
          "only the last parameter can be variadic");
      require(
          parameters.get(i).defaultValue() == null || !parameters.get(i).variadic(),
          at + ".default",
          "a variadic parameter takes at least one argument");
      require(
          i == 0
              || parameters.get(i).defaultValue() != null
              || parameters.get(i - 1).defaultValue() == null,
          at,
          "a parameter behind one with a default needs a default, too");
    }
    type("returns", definition.returns().replaceFirst("!$", ""));
    ParameterType returns = function.returnType();
    require(!(returns instanceof Any), "returns", "any is no result; use a type variable");
    for (String variable : returns.variables()) {
      require(
          parameters.stream().anyMatch(p -> ParameterType.parse(p.type()).mentions(variable)),
          "returns",
          "no parameter binds the type variable " + variable);
    }
  }

  private void type(String at, String type) {
    try {
      ParameterType.parse(type);
    } catch (SchemaException e) {
      throw new FunctionLibraryException(file + ": " + at + ": " + e.getMessage(), e);
    }
  }

  private void requireBindings() {
    String expression = definition.expression();
    boolean bindable = definition.kind() == Kind.SCALAR || definition.kind() == Kind.AGGREGATE;
    require(
        function.isBound() != (expression != null),
        "expression",
        "a function has bindings or an expression, not both: what the lane replaces reaches no engine");
    require(
        bindable || !function.isBound(),
        "bindings",
        "engines bind scalar and aggregate functions; give an expression");
    require(
        definition.kind() != Kind.AGGREGATE || function.isBound(),
        "expression",
        "engines bind aggregates; give bindings");
    if (expression != null) {
      String variadic =
          function.variadic() ? "{" + definition.parameters().getLast().name() + "}" : "";
      require(
          expression.equals(FunctionDefinition.BY_LANE) || expression.contains(variadic),
          "expression",
          "the arguments of the variadic parameter are missing; write " + variadic);
      return;
    }
    requireBinding("bindings.duckdb", function.duckdb(), function.variadic());
    requireBinding("bindings.spark", function.spark(), false);
  }

  /**
   * @param bounded whether the engine needs to know how many arguments there can be
   */
  private void requireBinding(String at, EngineBinding binding, boolean bounded) {
    String each = binding.each();
    require(
        function.variadic()
            == (each != null
                && (binding.upTo() > 0 || !bounded)
                && binding.sql().contains("{" + definition.parameters().getLast().name() + "}")),
        at,
        function.variadic()
            ? "a variadic function needs each"
                + (bounded ? ", up_to" : "")
                + " and {"
                + definition.parameters().getLast().name()
                + "} in its SQL"
            : "each belongs to variadic functions");
    require(
        binding.upTo() > 0 == (each != null && bounded),
        at,
        "up_to belongs to each of macros, which have no variable number of arguments");
    boolean calls = binding.sql().contains(LibraryFunction.callbackName(definition.name()) + "(");
    require(
        calls == binding.java() > 0,
        at,
        calls
            ? "its SQL calls the callback; give its revision, java: 1"
            : "java, but no call of it");
    require(
        binding.java() == 0 || Callback.ALL.containsKey(definition.name()),
        at,
        "no callback named '" + definition.name() + "'; add it to Callback");
  }

  private void requireExamples() {
    require(!definition.examples().isEmpty(), "examples", "at least one is needed");
    for (FunctionDefinition.Example example : definition.examples()) {
      require(
          function.names().stream().anyMatch(name -> example.call().contains(name + "(")),
          "examples",
          "'" + example.call() + "' does not call " + definition.name());
    }
  }

  private void requireFits(String at, GoldenVector vector) {
    List<Parameter> parameters = definition.parameters();
    for (List<@Nullable Object> row : vector.rows()) {
      require(
          function.variadic()
              ? row.size() >= parameters.size()
                  && (!function.isBound()
                      || row.size() < parameters.size() + function.duckdb().upTo())
              : row.size() == parameters.size(),
          at,
          row.size() + " arguments do not fit " + definition.signature());
      for (int i = 0; i < row.size(); i++) {
        require(
            function.typeAt(i).accepts(row.get(i)),
            at,
            "'"
                + row.get(i)
                + "' is no "
                + function.typeAt(i)
                + " for "
                + function.parameterAt(i).name());
      }
    }
    switch (definition.kind()) {
      case SCALAR, AGGREGATE -> {
        requireResult(at + ".result", vector.result());
        requireNullRule(at + ".result", vector);
      }
      case WINDOW -> {
        List<?> results = (List<?>) Objects.requireNonNull(vector.result());
        require(
            results.size() == vector.rows().size(),
            at + ".results",
            results.size() + " results for " + vector.rows().size() + " rows");
        results.forEach(result -> requireResult(at + ".results", result));
      }
      case TABLE -> {
        List<?> rows = (List<?>) Objects.requireNonNull(vector.result());
        if (!vector.partial()) {
          rows.forEach(row -> requireResult(at + ".rows", row));
        }
      }
    }
  }

  /** Of what the lane works out from the arguments, the type is not known here. */
  private void requireResult(String at, @Nullable Object result) {
    require(
        function.returnType().accepts(result)
            || (definition.kind() == Kind.SCALAR
                && FunctionDefinition.BY_LANE.equals(definition.expression())),
        at,
        "'" + result + "' is no " + function.returnType());
  }

  private void requireNullRule(String at, GoldenVector vector) {
    boolean propagated =
        definition.kind() == Kind.SCALAR
            && definition.nullRule() == NullRule.PROPAGATES
            && vector.arguments().stream().anyMatch(Objects::isNull);
    require(
        !propagated || vector.result() == null,
        at,
        "a function that propagates nulls gives null here");
    require(
        propagated || !function.neverNull() || vector.result() != null,
        at,
        "a function that returns " + definition.returns() + " gives no null here");
  }

  private void requireCoverage() {
    if (definition.kind() == Kind.TABLE) {
      // called with literals, so that there are no rows with nulls, empty texts and the like
      require(!function.golden().isEmpty(), "golden", "at least one vector is needed");
      return;
    }
    boolean byLane = FunctionDefinition.BY_LANE.equals(definition.expression());
    require(
        byLane
            || function.golden().stream()
                .anyMatch(v -> v.arguments().stream().anyMatch(Objects::isNull)),
        "golden",
        "no vector has a null argument; add one");
    if (takes(Scalar.STRING)) {
      requireVector("an empty text", ""::equals);
      requireVector("a text beyond the Basic Multilingual Plane", Completeness::isBeyondBmp);
    }
    if (takes(Scalar.INT64)) {
      requireVector("the greatest int64", v -> Objects.equals(v, Long.MAX_VALUE));
      requireVector("the least int64", v -> Objects.equals(v, Long.MIN_VALUE));
    }
    if (types().anyMatch(type -> type instanceof ParameterType.ListOf)) {
      requireVector("an empty list", v -> v instanceof List<?> list && list.isEmpty());
      requireVector("a list with a null", v -> v instanceof List<?> list && list.contains(null));
    }
    if (types().anyMatch(type -> type instanceof ParameterType.MapOf)) {
      requireVector("an empty map", v -> v instanceof Map<?, ?> map && map.isEmpty());
      requireVector("a map with a null", v -> v instanceof Map<?, ?> m && m.containsValue(null));
    }
  }

  private Stream<ParameterType> types() {
    return definition.parameters().stream().map(p -> ParameterType.parse(p.type()));
  }

  private boolean takes(Scalar type) {
    return types()
        .anyMatch(
            t ->
                t instanceof Any
                    || !t.variables().isEmpty()
                    || t.fixed().equals(Optional.of(type)));
  }

  private void requireVector(String what, Predicate<@Nullable Object> value) {
    require(
        function.golden().stream().anyMatch(v -> v.values().stream().anyMatch(value)),
        "golden",
        "no vector has " + what + "; add one");
  }

  private static boolean isBeyondBmp(@Nullable Object value) {
    return value instanceof String text
        && text.codePoints().anyMatch(Character::isSupplementaryCodePoint);
  }

  private void require(boolean condition, String at, String what) {
    if (!condition) {
      throw new FunctionLibraryException(file + ": " + at + ": " + what);
    }
  }
}
