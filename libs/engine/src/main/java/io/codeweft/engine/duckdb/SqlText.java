package io.codeweft.engine.duckdb;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Pieces of DuckDB SQL: every name and text that enters a statement goes through here. */
final class SqlText {
  private SqlText() {}

  static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  static String names(List<String> identifiers) {
    return identifiers.stream().map(SqlText::name).collect(Collectors.joining(", "));
  }

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  static String paths(List<Path> paths) {
    return paths.stream()
        .map(path -> text(path.toString()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** Columns of the schema out of a relation that has them, each with the type of the schema. */
  static String casts(Schema schema) {
    return schema.fields().stream().map(SqlText::cast).collect(Collectors.joining(", "));
  }

  private static String cast(Field field) {
    String name = name(field.name());
    return "cast(" + name + " as " + type(field.type()) + ") as " + name;
  }

  /** Likewise, with a null for each column the relation does not have. */
  static String casts(Schema schema, Set<String> presentLowerCase) {
    return schema.fields().stream()
        .map(
            field ->
                presentLowerCase.contains(field.name().toLowerCase(Locale.ROOT))
                    ? cast(field)
                    : "cast(null as " + type(field.type()) + ") as " + name(field.name()))
        .collect(Collectors.joining(", "));
  }

  static String ascending(List<String> columns) {
    return columns.stream()
        .map(column -> name(column) + " asc nulls last")
        .collect(Collectors.joining(", "));
  }

  static String type(DataType type) {
    return switch (type) {
      case DataType.Scalar scalar ->
          switch (scalar) {
            case BOOL -> "boolean";
            case INT32 -> "integer";
            case INT64 -> "bigint";
            case FLOAT64 -> "double";
            case STRING -> "varchar";
            case BINARY -> "blob";
          };
      case DataType.ListOf list -> type(list.element()) + "[]";
      case DataType.MapOf map -> "map(" + type(map.key()) + ", " + type(map.value()) + ")";
      case DataType.StructOf struct ->
          struct.fields().stream()
              .map(field -> name(field.name()) + " " + type(field.type()))
              .collect(Collectors.joining(", ", "struct(", ")"));
    };
  }
}
