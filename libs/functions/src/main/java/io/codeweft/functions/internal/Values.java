package io.codeweft.functions.internal;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.DataType.Scalar;
import io.codeweft.contracts.schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values of golden vectors and references: {@code String}, {@code Long} (both integer types),
 * {@code Double}, {@code Boolean}, {@code List}, {@code Map} or null. A map stands for a map, in
 * the order of its entries, or for a struct, whose keys are field names; the type tells.
 */
public final class Values {
  private Values() {}

  /** The type a value has where nothing else says; a {@code Map} is a struct then. */
  static DataType typeOf(Object value) {
    return switch (value) {
      case Long _ -> Scalar.INT64;
      case Boolean _ -> Scalar.BOOL;
      case Double _ -> Scalar.FLOAT64;
      case List<?> list ->
          new DataType.ListOf(
              list.stream()
                  .filter(Objects::nonNull)
                  .findFirst()
                  .map(Values::typeOf)
                  .orElse(Scalar.STRING),
              true);
      case Map<?, ?> struct -> {
        List<Field> fields = new ArrayList<>();
        struct.forEach(
            (name, item) ->
                fields.add(
                    new Field((String) name, item == null ? Scalar.STRING : typeOf(item), true)));
        yield new DataType.StructOf(fields);
      }
      default -> Scalar.STRING;
    };
  }

  /** Whether it is null or has one text form on every engine. */
  static boolean isText(@Nullable Object value) {
    return value == null
        || value instanceof String
        || value instanceof Long
        || value instanceof Boolean;
  }

  static boolean isOf(DataType type, @Nullable Object value) {
    if (value == null) {
      return true;
    }
    return switch (type) {
      case Scalar scalar ->
          switch (scalar) {
            case STRING -> value instanceof String;
            case BOOL -> value instanceof Boolean;
            case INT64 -> value instanceof Long;
            case INT32 -> value instanceof Long number && number.intValue() == number;
            case FLOAT64 -> value instanceof Double;
            case BINARY -> false;
          };
      case DataType.ListOf list ->
          value instanceof List<?> items
              && items.stream().allMatch(item -> isOf(list.element(), item));
      case DataType.MapOf map ->
          value instanceof Map<?, ?> entries
              && entries.keySet().stream().allMatch(key -> isOf(map.key(), key))
              && entries.values().stream().allMatch(item -> isOf(map.value(), item));
      case DataType.StructOf struct ->
          value instanceof Map<?, ?> fields
              && List.copyOf(fields.keySet())
                  .equals(struct.fields().stream().map(Field::name).toList())
              && struct.fields().stream()
                  .allMatch(field -> isOf(field.type(), fields.get(field.name())));
    };
  }

  /** One text for equal values, in which the order of lists and maps shows. */
  public static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case List<?> list ->
          list.stream().map(Values::inside).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + inside(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      default -> value.toString();
    };
  }

  private static String inside(@Nullable Object value) {
    return value instanceof String text ? '"' + text + '"' : text(value);
  }
}
