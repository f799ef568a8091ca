package io.codeweft.tables.internal;

import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.event.DataFile.ColumnStatistics;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.DataType.Scalar;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.tables.TableException;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.statistics.DataFileStatistics;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Between the statistics of our files and those of the Delta log. */
final class FileStatistics {
  private static final Set<String> NOT_FINITE = Set.of("inf", "+inf", "-inf", "nan");

  private FileStatistics() {}

  /**
   * Statistics of nested columns are left out; nobody skips files by them.
   *
   * @param file names the file in errors
   * @throws TableException when a bound is not a value of its column's type
   */
  static DataFileStatistics toKernel(String file, Schema schema, DataFile data) {
    Map<Column, Literal> lower = new HashMap<>();
    Map<Column, Literal> upper = new HashMap<>();
    Map<Column, Long> nulls = new HashMap<>();
    data.columns()
        .forEach(
            (name, statistics) -> {
              Field field = field(file, schema, name);
              if (!(field.type() instanceof Scalar)) {
                return;
              }
              Column column = new Column(field.name());
              nulls.put(column, statistics.nulls());
              bound(file, field, statistics.min(), false).ifPresent(v -> lower.put(column, v));
              bound(file, field, statistics.max(), true).ifPresent(v -> upper.put(column, v));
            });
    return new DataFileStatistics(data.rows(), lower, upper, nulls, Optional.empty());
  }

  private static Field field(String file, Schema schema, String name) {
    Field field =
        schema
            .field(name)
            .orElseThrow(
                () ->
                    new TableException(
                        file + ": statistics of column '" + name + "', which the schema has not"));
    return field;
  }

  /** Empty where Delta keeps no bounds: booleans, bytes, infinity, and text that cannot be cut. */
  private static Optional<Literal> bound(
      String file, Field field, @Nullable String value, boolean isUpper) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      return switch ((Scalar) field.type()) {
        case BOOL, BINARY -> Optional.empty();
        case INT32 -> Optional.of(Literal.ofInt(Integer.parseInt(value)));
        case INT64 -> Optional.of(Literal.ofLong(Long.parseLong(value)));
        case FLOAT64 -> number(value).map(Literal::ofDouble);
        case STRING ->
            (isUpper ? StringBounds.upper(value) : Optional.of(StringBounds.lower(value)))
                .map(Literal::ofString);
      };
    } catch (NumberFormatException e) {
      throw new TableException(
          file
              + ": '"
              + value
              + "' as bound of column '"
              + field.name()
              + "' is not a value of type "
              + field.type(),
          e);
    }
  }

  /** JSON, in which the log is written, has no word for infinity. */
  private static Optional<Double> number(String value) {
    return NOT_FINITE.contains(value.toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of(Double.valueOf(value)).filter(Double::isFinite);
  }

  static SortedMap<String, ColumnStatistics> fromKernel(
      Schema schema, DataFileStatistics statistics) {
    SortedMap<String, ColumnStatistics> result = new TreeMap<>();
    for (Field field : schema.fields()) {
      Column column = new Column(field.name());
      Long nulls = statistics.getNullCount().get(column);
      if (isScalar(field.type()) && nulls != null) {
        result.put(
            field.name(),
            new ColumnStatistics(
                text(statistics.getMinValues().get(column)),
                text(statistics.getMaxValues().get(column)),
                nulls));
      }
    }
    return result;
  }

  private static boolean isScalar(DataType type) {
    return type instanceof Scalar;
  }

  private static @Nullable String text(@Nullable Literal literal) {
    return literal == null || literal.getValue() == null ? null : literal.getValue().toString();
  }
}
