package io.codeweft.functions.spark;

import io.codeweft.contracts.function.FunctionDefinition.Parameter;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.callback.Callback;
import io.codeweft.functions.internal.LibraryFunction;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** The library in a session of Spark, by the bindings of its definition files. */
public final class SparkBinding {
  private SparkBinding() {}

  /**
   * @throws IllegalStateException when Spark has a function of one of the names, which would be
   *     hidden
   */
  public static void bind(SparkSession session, FunctionLibrary library) {
    for (LibraryFunction function : library.bound()) {
      String name = function.definition().name();
      if (function.spark().java() > 0) {
        callback(session, name);
      }
      List<String> parameters =
          function.definition().parameters().stream().map(Parameter::name).toList();
      for (String engineName : function.engineNames()) {
        if (FunctionRegistry.builtin().functionExists(new FunctionIdentifier(engineName))) {
          throw new IllegalStateException("Spark has a function named " + engineName);
        }
        SparkMacro.bind(session, engineName, parameters, function.spark());
      }
    }
  }

  /** Spark serialises what it calls, so callbacks are looked up by name in every call. */
  private static void callback(SparkSession session, String function) {
    String name = LibraryFunction.callbackName(function);
    switch (Objects.requireNonNull(Callback.ALL.get(function))) {
      case Callback.OfText _ ->
          session
              .udf()
              .register(
                  name,
                  (UDF1<@Nullable String, @Nullable String>) text -> text(function, text),
                  DataTypes.StringType);
      case Callback.OfPlace _ ->
          session
              .udf()
              .register(
                  name,
                  (UDF3<@Nullable String, @Nullable Long, @Nullable String, @Nullable Long>)
                      (text, place, unit) -> place(function, text, place, unit),
                  DataTypes.LongType);
    }
  }

  private static @Nullable String text(String function, @Nullable String text) {
    Callback.OfText callback = (Callback.OfText) Objects.requireNonNull(Callback.ALL.get(function));
    return text == null ? null : callback.apply(text);
  }

  private static @Nullable Long place(
      String function, @Nullable String text, @Nullable Long place, @Nullable String unit) {
    Callback.OfPlace callback =
        (Callback.OfPlace) Objects.requireNonNull(Callback.ALL.get(function));
    return text == null || place == null || unit == null ? null : callback.apply(text, place, unit);
  }
}
