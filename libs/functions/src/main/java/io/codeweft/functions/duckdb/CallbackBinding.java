package io.codeweft.functions.duckdb;

import io.codeweft.functions.callback.Callback;
import io.codeweft.functions.internal.LibraryFunction;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** Registers callbacks, which DuckDB then calls with a chunk of rows at a time. */
final class CallbackBinding {
  private CallbackBinding() {}

  static void register(Connection connection, LibraryFunction function) throws SQLException {
    String name = function.definition().name();
    try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
      builder.withName(LibraryFunction.callbackName(name));
      switch (Objects.requireNonNull(Callback.ALL.get(name))) {
        case Callback.OfText callback ->
            builder
                .withParameter(String.class)
                .withReturnType(String.class)
                .withVectorizedFunction((rows, results) -> texts(callback, rows, results));
        case Callback.OfPlace callback ->
            builder
                .withParameters(String.class, Long.class, String.class)
                .withReturnType(Long.class)
                .withVectorizedFunction((rows, results) -> places(callback, rows, results));
      }
      builder.register(connection);
    }
    // the driver keeps a list of all registrations of the JVM, which would grow with every task
    DuckDBDriver.clearFunctionsRegistry();
  }

  /** As the catalogue lists it. */
  static String catalogueEntry(LibraryFunction function) {
    String name = function.definition().name();
    StringBuilder entry =
        new StringBuilder("built-in scalar ")
            .append(LibraryFunction.callbackName(name))
            .append('(');
    int column = 0;
    for (String type : Objects.requireNonNull(Callback.ALL.get(name)).parameters()) {
      entry.append(column == 0 ? "" : ", ").append("col").append(column++);
      entry.append(type.equals("string") ? " VARCHAR" : " BIGINT");
    }
    return entry.append(')').toString();
  }

  private static void texts(
      Callback.OfText callback, DuckDBDataChunkReader rows, DuckDBWritableVector results) {
    DuckDBReadableVector texts = rows.vector(0);
    byte @Nullable [][] encoded = new byte[(int) rows.rowCount()][];
    for (int row = 0; row < encoded.length; row++) {
      String result = texts.isNull(row) ? null : callback.apply(texts.getString(row));
      encoded[row] = result == null ? null : result.getBytes(StandardCharsets.UTF_8);
    }
    results.setStringUtf8Batch(0, encoded);
  }

  private static void places(
      Callback.OfPlace callback, DuckDBDataChunkReader rows, DuckDBWritableVector results) {
    DuckDBReadableVector texts = rows.vector(0);
    DuckDBReadableVector places = rows.vector(1);
    DuckDBReadableVector units = rows.vector(2);
    for (long row = 0; row < rows.rowCount(); row++) {
      boolean missing = texts.isNull(row) || places.isNull(row) || units.isNull(row);
      Long result =
          missing
              ? null
              : callback.apply(texts.getString(row), places.getLong(row), units.getString(row));
      if (result == null) {
        results.setNull(row);
      } else {
        results.setLong(row, result);
      }
    }
  }
}
