package io.codeweft.functions.spark;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.DataType.Scalar;
import io.codeweft.functions.RandomCalls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Calls of a function over the rows of a table in Spark, in and out as values of the library. */
final class SparkCalls {
  private final SparkSession session;
  private final String function;
  private final List<DataType> types;

  SparkCalls(SparkSession session, String function, List<DataType> types) {
    this.session = session;
    this.function = function;
    this.types = types;
  }

  /**
   * One result for each row.
   *
   * @param returns declared type; null to take any
   */
  List<@Nullable Object> scalar(List<List<@Nullable Object>> rows, @Nullable DataType returns) {
    List<Row> table = new ArrayList<>();
    for (int n = 0; n < rows.size(); n++) {
      table.add(row(n, rows.get(n)));
    }
    return results(table, "SELECT n, %s AS f FROM input ORDER BY n", returns);
  }

  /** One result for each group; groups without rows come out as null without being run. */
  List<@Nullable Object> aggregate(
      List<List<List<@Nullable Object>>> groups, @Nullable DataType returns) {
    List<Row> table = new ArrayList<>();
    for (int n = 0; n < groups.size(); n++) {
      for (List<@Nullable Object> row : groups.get(n)) {
        table.add(row(n, row));
      }
    }
    return results(
        table,
        groups.size() == 1
            ? "SELECT 0 AS n, %s AS f FROM input"
            : "SELECT n, %s AS f FROM input GROUP BY n ORDER BY n",
        returns);
  }

  /** Makes the rows the table {@code input}, whose columns are {@code n} and {@code a0} onwards. */
  void load(List<List<@Nullable Object>> numbered) {
    List<Row> table = new ArrayList<>();
    for (List<@Nullable Object> row : numbered) {
      int n = ((Long) Objects.requireNonNull(row.getFirst())).intValue();
      table.add(row(n, row.subList(1, row.size())));
    }
    input(table);
  }

  private void input(List<Row> table) {
    List<StructField> fields = new ArrayList<>();
    fields.add(DataTypes.createStructField("n", DataTypes.IntegerType, false));
    for (int i = 0; i < types.size(); i++) {
      fields.add(DataTypes.createStructField("a" + i, type(types.get(i)), true));
    }
    session
        .createDataFrame(table, DataTypes.createStructType(fields))
        .createOrReplaceTempView("input");
  }

  private List<@Nullable Object> results(
      List<Row> table, String query, @Nullable DataType returns) {
    input(table);
    String call =
        IntStream.range(0, types.size())
            .mapToObj(i -> "a" + i)
            .collect(Collectors.joining(", ", function + "(", ")"));
    Dataset<Row> result = session.sql(query.formatted(call));
    org.apache.spark.sql.types.DataType given = result.schema().apply("f").dataType();
    if (returns != null && !given.simpleString().equals(type(returns).simpleString())) {
      throw new AssertionError(function + " gives " + given.simpleString() + ", not " + returns);
    }
    if (given instanceof org.apache.spark.sql.types.MapType) {
      // a map comes out in the order of its hash codes, its entries in their own
      result = session.sql(query.formatted("map_entries(" + call + ")"));
      return values(result).stream().map(SparkCalls::map).toList();
    }
    return values(result);
  }

  private static List<@Nullable Object> values(Dataset<Row> result) {
    List<@Nullable Object> values = new ArrayList<>();
    result.collectAsList().forEach(row -> values.add(value(row.get(1))));
    return values;
  }

  private static @Nullable Object map(@Nullable Object entries) {
    if (entries == null) {
      return null;
    }
    Map<Object, @Nullable Object> map = new LinkedHashMap<>();
    for (Object entry : (List<?>) entries) {
      Map<?, ?> pair = (Map<?, ?>) entry;
      map.put(Objects.requireNonNull(pair.get("key")), pair.get("value"));
    }
    return map;
  }

  private Row row(int n, List<@Nullable Object> arguments) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(n);
    for (int i = 0; i < arguments.size(); i++) {
      row.add(engineValue(types.get(i), arguments.get(i)));
    }
    return RowFactory.create(row.toArray());
  }

  private static @Nullable Object engineValue(DataType type, @Nullable Object value) {
    return value instanceof Map<?, ?> fields && type instanceof DataType.StructOf struct
        ? RowFactory.create(
            struct.fields().stream()
                .map(field -> engineValue(field.type(), fields.get(field.name())))
                .toArray())
        : RandomCalls.engineValue(type, value);
  }

  static @Nullable Object value(@Nullable Object value) {
    return switch (value) {
      case Integer number -> number.longValue();
      case Row row -> {
        StructType schema = Objects.requireNonNull(row.schema());
        Map<String, @Nullable Object> struct = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
          struct.put(schema.fields()[i].name(), value(row.get(i)));
        }
        yield struct;
      }
      case scala.collection.Iterable<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        CollectionConverters.asJava(list).forEach(item -> items.add(value(item)));
        yield items;
      }
      case null, default -> value;
    };
  }

  static org.apache.spark.sql.types.DataType type(DataType type) {
    return switch (type) {
      case Scalar scalar ->
          switch (scalar) {
            case STRING -> DataTypes.StringType;
            case INT32 -> DataTypes.IntegerType;
            case INT64 -> DataTypes.LongType;
            case FLOAT64 -> DataTypes.DoubleType;
            case BOOL -> DataTypes.BooleanType;
            case BINARY -> DataTypes.BinaryType;
          };
      case DataType.ListOf list -> DataTypes.createArrayType(type(list.element()), true);
      case DataType.MapOf map -> DataTypes.createMapType(type(map.key()), type(map.value()), true);
      case DataType.StructOf struct ->
          DataTypes.createStructType(
              struct.fields().stream()
                  .map(f -> DataTypes.createStructField(f.name(), type(f.type()), true))
                  .toList());
    };
  }
}
