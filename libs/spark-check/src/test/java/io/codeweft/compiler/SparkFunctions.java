package io.codeweft.compiler;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.functions.reference.Reference;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.CreateStruct;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ScalaUDF;
import org.apache.spark.sql.catalyst.expressions.aggregate.CollectList;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** The references of library functions as functions of Spark, for any number of arguments. */
public final class SparkFunctions {
  /** Spark serialises what it calls; a name it can. */
  private static final Map<String, Reference> BOUND = new ConcurrentHashMap<>();

  private SparkFunctions() {}

  /** Takes the arguments of one call. */
  private interface ScalarCall extends Function1<Row, @Nullable Object>, Serializable {}

  /** Takes the arguments of every row. */
  private interface AggregateCall
      extends Function1<scala.collection.Seq<Row>, @Nullable Object>, Serializable {}

  public static void bind(
      SparkSession session, FunctionDefinition definition, Reference reference) {
    String name = definition.name();
    BOUND.put(name, reference);
    String returns = definition.returns();
    Function1<Seq<Expression>, Expression> builder =
        switch (reference) {
          case Reference.Scalar scalar ->
              arguments ->
                  call(
                      name,
                      (ScalarCall) row -> scalar(name, row),
                      type(returns, arguments),
                      CreateStruct.apply(arguments));
          case Reference.Aggregate aggregate ->
              arguments ->
                  call(
                      name,
                      (AggregateCall) rows -> aggregate(name, rows),
                      type(returns, arguments),
                      new CollectList(CreateStruct.apply(arguments)).toAggregateExpression());
        };
    session
        .sessionState()
        .functionRegistry()
        .createOrReplaceTempFunction(name, builder, "scala_udf");
  }

  private static @Nullable Object scalar(String name, Row row) {
    return ((Reference.Scalar) reference(name)).apply(values(row));
  }

  private static @Nullable Object aggregate(String name, scala.collection.Seq<Row> rows) {
    return ((Reference.Aggregate) reference(name))
        .apply(CollectionConverters.asJava(rows).stream().map(SparkFunctions::values).toList());
  }

  private static Reference reference(String name) {
    return Objects.requireNonNull(BOUND.get(name));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // no encoders: a list without elements has any type
  private static Expression call(String name, Object function, DataType type, Expression argument) {
    return new ScalaUDF(
        function,
        type,
        CollectionConverters.asScala(List.of(argument)).toList(),
        (Seq) CollectionConverters.asScala(List.of()).toList(),
        Option.empty(),
        Option.apply(name),
        true,
        true);
  }

  private static List<@Nullable Object> values(Row row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(row.get(i) instanceof Integer number ? Long.valueOf(number) : row.get(i));
    }
    return values;
  }

  private static DataType type(String returns, Seq<Expression> arguments) {
    return switch (returns.replace("!", "")) {
      case "string" -> DataTypes.StringType;
      case "int64" -> DataTypes.LongType;
      case "bool" -> DataTypes.BooleanType;
      case "T" -> arguments.head().dataType();
      default -> throw new IllegalArgumentException("no Spark type for " + returns);
    };
  }
}
