package io.codeweft.functions.duckdb;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.DataType.Scalar;
import java.util.stream.Collectors;

/** Types by their names in DuckDB. */
public final class DuckDbType {
  private DuckDbType() {}

  public static String name(DataType type) {
    return switch (type) {
      case Scalar scalar ->
          switch (scalar) {
            case STRING -> "VARCHAR";
            case INT32 -> "INTEGER";
            case INT64 -> "BIGINT";
            case FLOAT64 -> "DOUBLE";
            case BOOL -> "BOOLEAN";
            case BINARY -> throw new IllegalArgumentException("refused on reading: " + type);
          };
      case DataType.ListOf list -> name(list.element()) + "[]";
      case DataType.MapOf map -> "MAP(" + name(map.key()) + ", " + name(map.value()) + ")";
      case DataType.StructOf struct ->
          struct.fields().stream()
              .map(field -> '"' + field.name() + "\" " + name(field.type()))
              .collect(Collectors.joining(", ", "STRUCT(", ")"));
    };
  }
}
