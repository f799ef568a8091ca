package io.codeweft.compiler.internal.canonical;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;

/**
 * Types as the encoding writes them, without nullability: whether a value may be null is derived,
 * and two spellings of one meaning may let us derive more or less of it.
 */
final class TypeCode {
  private TypeCode() {}

  static String of(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case CHAR, VARCHAR -> "string";
      case ARRAY -> "list<" + of(Objects.requireNonNull(type.getComponentType())) + ">";
      case MAP ->
          "map<"
              + of(Objects.requireNonNull(type.getKeyType()))
              + ","
              + of(Objects.requireNonNull(type.getValueType()))
              + ">";
      case ROW ->
          type.getFieldList().stream()
              .map(field -> field.getName() + ":" + of(field.getType()))
              .collect(Collectors.joining(",", "struct<", ">"));
      default -> type.getSqlTypeName().getName().toLowerCase(Locale.ROOT);
    };
  }
}
