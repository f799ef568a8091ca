package io.codeweft.compiler;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.util.List;
import java.util.stream.Collectors;

/** Schema types as DuckDB names them, written independently of the renderer. */
final class DuckTypes {
  private DuckTypes() {}

  static String of(DataType type) {
    return switch (type) {
      case DataType.Scalar scalar ->
          switch (scalar) {
            case BOOL -> "BOOLEAN";
            case INT32 -> "INTEGER";
            case INT64 -> "BIGINT";
            case FLOAT64 -> "DOUBLE";
            case STRING -> "VARCHAR";
            case BINARY -> "BLOB";
          };
      case DataType.ListOf list -> of(list.element()) + "[]";
      case DataType.MapOf map -> "MAP(" + of(map.key()) + ", " + of(map.value()) + ")";
      case DataType.StructOf struct ->
          struct.fields().stream()
              .map(field -> '"' + field.name() + "\" " + of(field.type()))
              .collect(Collectors.joining(", ", "STRUCT(", ")"));
    };
  }

  /** {@code name TYPE} of every column, quotes left out as DuckDB does where it can. */
  static List<String> columns(Schema schema) {
    return schema.fields().stream()
        .map(field -> field.name() + " " + of(field.type()).replace("\"", ""))
        .toList();
  }

  static String createTable(String name, Schema schema) {
    return schema.fields().stream()
        .map(DuckTypes::column)
        .collect(Collectors.joining(", ", "CREATE TABLE \"" + name + "\"(", ")"));
  }

  private static String column(Field field) {
    return '"' + field.name() + "\" " + of(field.type());
  }
}
