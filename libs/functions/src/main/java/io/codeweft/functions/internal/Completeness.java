package io.codeweft.functions.internal;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionDefinition.Kind;
import io.codeweft.contracts.function.FunctionDefinition.NullRule;
import io.codeweft.contracts.function.FunctionDefinition.Parameter;
import io.codeweft.contracts.schema.DataType.Scalar;
import io.codeweft.contracts.schema.SchemaException;
import io.codeweft.functions.FunctionLibraryException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
    completeness.requireBinding();
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
    require(!parameters.isEmpty(), "parameters", "at least one is needed");
    require(
        definition.kind() == Kind.SCALAR || definition.kind() == Kind.AGGREGATE,
        "kind",
        "only scalar and aggregate functions can be bound");
    for (int i = 0; i < parameters.size(); i++) {
      String at = "parameters[" + i + "]";
      require(NAME.matcher(parameters.get(i).name()).matches(), at + ".name", "use a-z0-9_");
      requireType(at + ".type", parameters.get(i).type());
      require(
          !parameters.get(i).variadic() || i == parameters.size() - 1,
          at,
          "only the last parameter can be variadic");
    }
    String returns = function.returnType();
    requireType("returns", returns);
    require(!ValueType.isAny(returns), "returns", "any is no result; use a type variable");
    require(
        !ValueType.isVariable(returns)
            || parameters.stream().anyMatch(p -> p.type().equals(returns)),
        "returns",
        "no parameter binds the type variable " + returns);
  }

  private void requireType(String at, String type) {
    try {
      ValueType.fixed(type);
    } catch (SchemaException e) {
      throw new FunctionLibraryException(file + ": " + at + ": " + e.getMessage(), e);
    }
  }

  private void requireBinding() {
    DuckDbMacro macro = function.duckdb();
    Parameter last = definition.parameters().getLast();
    String each = macro.each();
    require(
        last.variadic()
            == (each != null && macro.upTo() > 0 && macro.body().contains("{" + last.name() + "}")),
        "bindings.duckdb",
        last.variadic()
            ? "a variadic function needs each, up_to and {" + last.name() + "} in its macro"
            : "each and up_to belong to variadic functions");
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
      boolean variadic = parameters.getLast().variadic();
      require(
          variadic
              ? row.size() >= parameters.size()
                  && row.size() < parameters.size() + function.duckdb().upTo()
              : row.size() == parameters.size(),
          at,
          row.size() + " arguments do not fit " + definition.signature());
      for (int i = 0; i < row.size(); i++) {
        Parameter parameter = function.parameterAt(i);
        require(
            ValueType.accepts(parameter.type(), row.get(i)),
            at,
            "'" + row.get(i) + "' is no " + parameter.type() + " for " + parameter.name());
      }
    }
    require(
        ValueType.accepts(function.returnType(), vector.result()),
        at + ".result",
        "'" + vector.result() + "' is no " + function.returnType());
    requireNullRule(at + ".result", vector);
  }

  private void requireNullRule(String at, GoldenVector vector) {
    boolean propagated =
        definition.kind() == Kind.SCALAR
            && definition.nullRule() == NullRule.PROPAGATES
            && vector.values().stream().anyMatch(Objects::isNull);
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
    requireVector("a null argument", Objects::isNull);
    if (takes(Scalar.STRING)) {
      requireVector("an empty text", ""::equals);
      requireVector("a text beyond the Basic Multilingual Plane", Completeness::isBeyondBmp);
    }
    if (takes(Scalar.INT64)) {
      requireVector("the greatest int64", v -> Objects.equals(v, Long.MAX_VALUE));
      requireVector("the least int64", v -> Objects.equals(v, Long.MIN_VALUE));
    }
  }

  private boolean takes(Scalar type) {
    return definition.parameters().stream()
        .anyMatch(p -> ValueType.fixed(p.type()).map(type::equals).orElse(true));
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
