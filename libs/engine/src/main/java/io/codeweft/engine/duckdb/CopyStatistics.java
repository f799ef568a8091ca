package io.codeweft.engine.duckdb;

import io.codeweft.contracts.event.DataFile.ColumnStatistics;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code COPY ... RETURN_STATS} tells of a file: per quoted column path a map of texts
 * ({@code min}, {@code max}, {@code min_is_exact}, {@code null_count}, {@code has_nan}, ...).
 */
final class CopyStatistics {
  private CopyStatistics() {}

  static Map<String, ColumnStatistics> of(@Nullable Object statistics, Schema columns) {
    Map<String, ColumnStatistics> result = new TreeMap<>();
    if (statistics instanceof Map<?, ?> byColumn) {
      for (Field field : columns.fields()) {
        if (field.type() instanceof DataType.Scalar type
            && byColumn.get(SqlText.name(field.name())) instanceof Map<?, ?> values) {
          result.put(field.name(), column(type, values));
        }
      }
    }
    return result;
  }

  private static ColumnStatistics column(DataType.Scalar type, Map<?, ?> values) {
    String nulls = text(values, "null_count");
    return new ColumnStatistics(
        bound(type, values, "min"), bound(type, values, "max"), nulls == null ? 0 : number(nulls));
  }

  /** Only exact bounds: a long string is cut, and a NaN is outside of its column's bounds. */
  private static @Nullable String bound(DataType.Scalar type, Map<?, ?> values, String which) {
    String value = text(values, which);
    if (value == null
        || type == DataType.Scalar.BINARY
        || !"true".equals(text(values, which + "_is_exact"))
        || (type == DataType.Scalar.FLOAT64 && !"false".equals(text(values, "has_nan")))) {
      return null;
    }
    return type == DataType.Scalar.BOOL ? bool(value) : value;
  }

  private static String bool(String value) {
    return value.equals("1") || value.equals("true") ? "true" : "false";
  }

  private static long number(String text) {
    return Long.parseLong(text);
  }

  private static @Nullable String text(Map<?, ?> values, String key) {
    Object value = values.get(key);
    return value == null ? null : value.toString();
  }
}
