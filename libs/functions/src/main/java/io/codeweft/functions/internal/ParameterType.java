package io.codeweft.functions.internal;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.DataType.Scalar;
import io.codeweft.contracts.schema.SchemaException;
import io.codeweft.contracts.schema.TypeParser;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The type of a parameter or a result: a type text, {@code any}, or one with variables in it. */
public sealed interface ParameterType {

  /** A type without variables. */
  record Fixed(DataType type) implements ParameterType {
    @Override
    public String toString() {
      return type.toString();
    }
  }

  /** Any scalar with one text form on every engine: string, int32, int64, bool. */
  record Any() implements ParameterType {
    @Override
    public String toString() {
      return "any";
    }
  }

  /** One upper-case letter, bound by its first use. */
  record Variable(String name) implements ParameterType {
    @Override
    public String toString() {
      return name;
    }
  }

  record ListOf(ParameterType element) implements ParameterType {
    @Override
    public String toString() {
      return "list<" + element + ">";
    }
  }

  /** A map; the key is a scalar type or a variable. */
  record MapOf(ParameterType key, ParameterType value) implements ParameterType {
    @Override
    public String toString() {
      return "map<" + key + "," + value + ">";
    }
  }

  /**
   * @throws SchemaException naming type and position
   */
  static ParameterType parse(String text) {
    String type = text.strip();
    if (type.equals("any")) {
      return new Any();
    }
    if (type.length() == 1 && Character.isUpperCase(type.charAt(0))) {
      return new Variable(type);
    }
    if (type.startsWith("list<") && type.endsWith(">")) {
      ParameterType element = parse(type.substring(5, type.length() - 1));
      return element instanceof Fixed ? fixed(type) : new ListOf(element);
    }
    int comma = type.indexOf(',');
    if (type.startsWith("map<") && type.endsWith(">") && comma > 0) {
      ParameterType key = parse(type.substring(4, comma));
      ParameterType value = parse(type.substring(comma + 1, type.length() - 1));
      return key instanceof Fixed && value instanceof Fixed ? fixed(type) : new MapOf(key, value);
    }
    return fixed(type);
  }

  private static Fixed fixed(String type) {
    DataType parsed = TypeParser.parse(type);
    if (holdsBinary(parsed)) {
      // it has no text form, so golden vectors could not say what is right
      throw new SchemaException("type '" + type + "' cannot be bound; use string for binary");
    }
    return new Fixed(parsed);
  }

  private static boolean holdsBinary(DataType type) {
    return switch (type) {
      case Scalar scalar -> scalar == Scalar.BINARY;
      case DataType.ListOf list -> holdsBinary(list.element());
      case DataType.MapOf map -> holdsBinary(map.key()) || holdsBinary(map.value());
      case DataType.StructOf struct ->
          struct.fields().stream().anyMatch(f -> holdsBinary(f.type()));
    };
  }

  /** The type itself where it has no variables. */
  default Optional<DataType> fixed() {
    return this instanceof Fixed(DataType type) ? Optional.of(type) : Optional.empty();
  }

  /** Whether the variable occurs in it. */
  default boolean mentions(String variable) {
    return switch (this) {
      case Fixed _, Any _ -> false;
      case Variable(String name) -> name.equals(variable);
      case ListOf(ParameterType element) -> element.mentions(variable);
      case MapOf(ParameterType key, ParameterType value) ->
          key.mentions(variable) || value.mentions(variable);
    };
  }

  /** Variables in it, none twice. */
  default List<String> variables() {
    return switch (this) {
      case Fixed _, Any _ -> List.of();
      case Variable(String name) -> List.of(name);
      case ListOf(ParameterType element) -> element.variables();
      case MapOf(ParameterType key, ParameterType value) ->
          Stream.concat(key.variables().stream(), value.variables().stream()).distinct().toList();
    };
  }

  /** Lets a value say what the variables stand for; the first that says anything wins. */
  default void bind(@Nullable Object value, Map<String, DataType> bound) {
    switch (this) {
      case Fixed _, Any _ -> {}
      case Variable(String name) -> {
        if (value != null) {
          bound.putIfAbsent(name, Values.typeOf(value));
        }
      }
      case ListOf(ParameterType element) -> {
        if (value instanceof List<?> list) {
          list.forEach(item -> element.bind(item, bound));
        }
      }
      case MapOf(ParameterType key, ParameterType item) -> {
        if (value instanceof Map<?, ?> map) {
          map.keySet().forEach(k -> key.bind(k, bound));
          map.values().forEach(v -> item.bind(v, bound));
        }
      }
    }
  }

  /** The type that a call with this value uses; what nothing binds is a string. */
  default DataType of(@Nullable Object value, Map<String, DataType> bound) {
    return switch (this) {
      case Fixed(DataType type) -> type;
      case Any _ -> value == null ? Scalar.STRING : Values.typeOf(value);
      case Variable(String name) -> Objects.requireNonNullElse(bound.get(name), Scalar.STRING);
      case ListOf(ParameterType element) -> new DataType.ListOf(element.of(null, bound), true);
      case MapOf(ParameterType key, ParameterType item) ->
          new DataType.MapOf(key.of(null, bound), item.of(null, bound), true);
    };
  }

  /** Whether a value may be given where this type is declared. */
  default boolean accepts(@Nullable Object value) {
    return switch (this) {
      case Fixed(DataType type) -> Values.isOf(type, value);
      case Any _ -> Values.isText(value);
      case Variable _ -> true;
      case ListOf(ParameterType element) ->
          value == null
              || (value instanceof List<?> list && list.stream().allMatch(element::accepts));
      case MapOf(ParameterType key, ParameterType item) ->
          value == null
              || (value instanceof Map<?, ?> map
                  && map.keySet().stream().allMatch(key::accepts)
                  && map.values().stream().allMatch(item::accepts));
    };
  }
}
