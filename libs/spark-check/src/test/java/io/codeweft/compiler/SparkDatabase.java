package io.codeweft.compiler;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Spark in this JVM, with the settings that programs need and those that make it small. */
public final class SparkDatabase {
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("spark.log.level", "OFF"),
          Map.entry("spark.sql.ansi.enabled", "true"),
          Map.entry("spark.sql.caseSensitive", "false"),
          Map.entry("spark.sql.session.timeZone", "UTC"),
          Map.entry("spark.ui.enabled", "false"),
          Map.entry("spark.sql.adaptive.enabled", "false"),
          Map.entry("spark.sql.shuffle.partitions", "1"),
          Map.entry("spark.sql.codegen.wholeStage", "false"),
          Map.entry("spark.sql.codegen.factoryMode", "NO_CODEGEN"),
          Map.entry("spark.driver.host", "127.0.0.1"),
          Map.entry("spark.driver.bindAddress", "127.0.0.1"),
          Map.entry(
              "spark.sql.warehouse.dir",
              Path.of("target/spark-warehouse").toAbsolutePath().toString()));

  private static final SparkDatabase ONE = new SparkDatabase();

  private final SparkSession session;

  private SparkDatabase() {
    SparkSession.Builder builder = SparkSession.builder().master("local[1]");
    SETTINGS.forEach(builder::config);
    session = builder.getOrCreate();
  }

  /** One for all tests: starting takes seconds. */
  public static SparkDatabase get() {
    return ONE;
  }

  public SparkSession session() {
    return session;
  }

  public void table(String name, Path parquet) {
    session.read().parquet(parquet.toString()).createOrReplaceTempView(name);
  }

  /** Rows as text, sorted. */
  public List<String> rows(String sql) {
    return rows(session.sql(sql).collectAsList());
  }

  /** Rows as text, sorted; others may read them by name from now on. */
  public List<String> keep(String name, String sql) {
    Dataset<Row> result = session.sql(sql);
    List<Row> rows = result.collectAsList();
    session.createDataFrame(rows, result.schema()).createOrReplaceTempView(name);
    return rows(rows);
  }

  private static List<String> rows(List<Row> rows) {
    return rows.stream().map(SparkDatabase::row).sorted().toList();
  }

  private static String row(Row row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(row.get(i));
    }
    return Values.text(values);
  }

  /** {@code name type} of every result column, as a {@link Schema} writes it without nulls. */
  public List<String> columns(String sql) {
    List<String> columns = new ArrayList<>();
    for (StructField field : session.sql(sql).schema().fields()) {
      columns.add(field.name() + " " + type(field.dataType()));
    }
    return columns;
  }

  public static List<String> columns(Schema schema) {
    return schema.fields().stream().map(field -> field.name() + " " + type(field.type())).toList();
  }

  private static String type(org.apache.spark.sql.types.DataType type) {
    return switch (type) {
      case ArrayType list -> "list<" + type(list.elementType()) + ">";
      case MapType map -> "map<" + type(map.keyType()) + "," + type(map.valueType()) + ">";
      case StructType struct -> {
        List<String> fields = new ArrayList<>();
        for (StructField field : struct.fields()) {
          fields.add(field.name() + ":" + type(field.dataType()));
        }
        yield "struct<" + String.join(",", fields) + ">";
      }
      default ->
          switch (type.simpleString()) {
            case "boolean" -> "bool";
            case "int" -> "int32";
            case "bigint" -> "int64";
            case "double" -> "float64";
            default -> type.simpleString();
          };
    };
  }

  private static String type(DataType type) {
    return switch (type) {
      case DataType.Scalar scalar -> scalar.name().toLowerCase(Locale.ROOT);
      case DataType.ListOf list -> "list<" + type(list.element()) + ">";
      case DataType.MapOf map -> "map<" + type(map.key()) + "," + type(map.value()) + ">";
      case DataType.StructOf struct ->
          "struct<"
              + String.join(
                  ",",
                  struct.fields().stream()
                      .map((Field field) -> field.name() + ":" + type(field.type()))
                      .toList())
              + ">";
    };
  }
}
