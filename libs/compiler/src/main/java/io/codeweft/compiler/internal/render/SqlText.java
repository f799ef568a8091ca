package io.codeweft.compiler.internal.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;

/** Names, text literals and type names as DuckDB writes them. */
final class SqlText {
  private SqlText() {}

  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String literal(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  /** The names, made distinct without case by a numbered suffix. */
  static List<String> distinct(List<String> names) {
    Set<String> seen = new HashSet<>();
    List<String> distinct = new ArrayList<>();
    for (String name : names) {
      String free = name;
      for (int i = 0; !seen.add(free.toLowerCase(Locale.ROOT)); i++) {
        free = name + "_" + i;
      }
      distinct.add(free);
    }
    return distinct;
  }

  static String type(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case CHAR, VARCHAR -> "VARCHAR";
      case INTEGER, BIGINT, DOUBLE, BOOLEAN -> type.getSqlTypeName().getName();
      case VARBINARY -> "BLOB";
      case NULL -> "\"NULL\"";
      case ARRAY -> type(Objects.requireNonNull(type.getComponentType())) + "[]";
      case MAP ->
          "MAP("
              + type(Objects.requireNonNull(type.getKeyType()))
              + ", "
              + type(Objects.requireNonNull(type.getValueType()))
              + ")";
      case ROW ->
          type.getFieldList().stream()
              .map(field -> name(field.getName()) + " " + type(field.getType()))
              .collect(Collectors.joining(", ", "STRUCT(", ")"));
      default -> throw new Unrenderable("type " + type);
    };
  }

  static String indented(String text) {
    return text.indent(2).stripTrailing();
  }
}
