package io.codeweft.compiler.internal.canonical;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;

/** Types as the encoding writes them; {@code ?} marks what may be null. */
final class TypeCode {
  private TypeCode() {}

  static String of(RelDataType type) {
    return base(type) + (type.isNullable() ? "?" : "");
  }

  /** Without the nullability at the top. */
  static String base(RelDataType type) {
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
