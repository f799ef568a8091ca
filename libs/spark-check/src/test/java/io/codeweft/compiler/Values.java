package io.codeweft.compiler;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** One text for a value of DuckDB and the same value of Spark. */
public final class Values {
  /** Sums of floats differ in their last digits with the order of the rows. */
  private static final MathContext PRECISION = new MathContext(13);

  private Values() {}

  public static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "NULL";
      case Double number -> number(number);
      case String text -> '"' + text + '"';
      case byte[] bytes -> "x" + HexFormat.of().formatHex(bytes);
      case java.sql.Blob blob -> text(bytes(blob));
      case java.sql.Array array -> list(elements(array).map(Values::text));
      case java.sql.Struct struct -> struct(attributes(struct).map(Values::text));
      case Row row -> struct(IntStream.range(0, row.size()).mapToObj(i -> text(row.get(i))));
      case Map<?, ?> map -> map(map);
      case scala.collection.Map<?, ?> map -> map(CollectionConverters.asJava(map));
      case scala.collection.Iterable<?> seq ->
          list(Stream.of(CollectionConverters.asJava(seq.toSeq()).toArray()).map(Values::text));
      default -> value.toString();
    };
  }

  public static String text(List<@Nullable Object> row) {
    return row.stream().map(Values::text).collect(Collectors.joining(" | "));
  }

  private static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(PRECISION);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static String list(Stream<String> elements) {
    return elements.collect(Collectors.joining(", ", "[", "]"));
  }

  private static String struct(Stream<String> fields) {
    return fields.collect(Collectors.joining(", ", "{", "}"));
  }

  private static String map(Map<?, ?> map) {
    return map.entrySet().stream()
        .map(entry -> text(entry.getKey()) + ": " + text(entry.getValue()))
        .sorted()
        .collect(Collectors.joining(", ", "map{", "}"));
  }

  private static Stream<Object> elements(java.sql.Array array) {
    try {
      return Arrays.stream((Object[]) array.getArray());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Object> attributes(java.sql.Struct struct) {
    try {
      return Arrays.stream(struct.getAttributes());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(java.sql.Blob blob) {
    try {
      return blob.getBytes(1, (int) blob.length());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
