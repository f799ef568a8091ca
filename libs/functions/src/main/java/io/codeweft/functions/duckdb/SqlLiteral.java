package io.codeweft.functions.duckdb;

import io.codeweft.contracts.schema.DataType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as DuckDB literals. */
public final class SqlLiteral {
  private SqlLiteral() {}

  /** Quoted; U+0000 cannot stand in SQL text, so it is spliced in. */
  static String text(String text) {
    return "'" + text.replace("'", "''").replace("\0", "' || chr(0) || '") + "'";
  }

  public static String of(@Nullable Object value, DataType type) {
    return "CAST(" + literal(value, type) + " AS " + DuckDbType.name(type) + ")";
  }

  private static String literal(@Nullable Object value, DataType type) {
    return switch (value) {
      case null -> "NULL";
      case String text -> "(" + text(text) + ")";
      case Double number -> "'" + number + "'";
      case List<?> list ->
          list.stream()
              .map(item -> literal(item, ((DataType.ListOf) type).element()))
              .collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map when type instanceof DataType.StructOf struct ->
          struct.fields().stream()
              .map(
                  field -> text(field.name()) + ": " + literal(map.get(field.name()), field.type()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(
                  entry ->
                      literal(entry.getKey(), ((DataType.MapOf) type).key())
                          + ": "
                          + literal(entry.getValue(), ((DataType.MapOf) type).value()))
              .collect(Collectors.joining(", ", "MAP {", "}"));
      default -> value.toString();
    };
  }
}
