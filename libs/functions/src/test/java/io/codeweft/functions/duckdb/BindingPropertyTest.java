package io.codeweft.functions.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.function.FunctionDefinition.NullRule;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.DataType.Scalar;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.RandomCalls;
import io.codeweft.functions.RandomValues;
import io.codeweft.functions.internal.LibraryFunction;
import io.codeweft.functions.internal.Values;
import io.codeweft.functions.reference.Reference;
import io.codeweft.functions.reference.References;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Binding and reference agree on random input; the seed stands in every failure. */
class BindingPropertyTest {
  private static final int ROUNDS = 6;
  private static final int ROWS = 1500;
  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    DuckDbFunctions.bind(connection, FunctionLibrary.standard());
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  static Stream<String> functions() {
    return FunctionLibrary.standard().bound().stream().map(f -> f.definition().name());
  }

  @ParameterizedTest
  @MethodSource("functions")
  void agreesWithItsReference(String name) throws SQLException {
    LibraryFunction function =
        FunctionLibrary.standard().functions().stream()
            .filter(f -> f.definition().name().equals(name))
            .findFirst()
            .orElseThrow();
    for (int round = 0; round < ROUNDS; round++) {
      long seed = 1_000_003L * name.hashCode() + round;
      RandomValues random = new RandomValues(seed);
      RandomCalls calls = RandomCalls.of(function, ROWS, random);
      switch (Objects.requireNonNull(References.standard().get(name))) {
        case Reference.Scalar scalar -> scalar(function, scalar, calls, seed);
        case Reference.Aggregate aggregate ->
            aggregate(function, aggregate, calls, calls.groups(function, random), seed);
        case Reference.Window _, Reference.Table _ -> throw new IllegalStateException(name);
      }
    }
  }

  private static void scalar(
      LibraryFunction function, Reference.Scalar reference, RandomCalls calls, long seed)
      throws SQLException {
    List<DataType> types = calls.types();
    List<List<@Nullable Object>> rows = calls.rows();
    load(types, rows);
    List<@Nullable Object> got =
        column("SELECT " + call(function, types.size()) + " FROM input ORDER BY n");
    for (int i = 0; i < rows.size(); i++) {
      assertThat(Values.text(got.get(i)))
          .as("seed %d, %s%s %s", seed, function.definition().name(), rows.get(i), types)
          .isEqualTo(Values.text(reference.apply(rows.get(i))));
      boolean mayBeNull =
          !function.neverNull()
              || (function.definition().nullRule() == NullRule.PROPAGATES
                  && rows.get(i).contains(null));
      assertThat(got.get(i) != null || mayBeNull).as("seed %d, %s", seed, rows.get(i)).isTrue();
    }
  }

  private static void aggregate(
      LibraryFunction function,
      Reference.Aggregate reference,
      RandomCalls calls,
      List<List<List<@Nullable Object>>> groups,
      long seed)
      throws SQLException {
    List<DataType> types = new ArrayList<>(calls.types());
    types.add(Scalar.INT64);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      for (List<@Nullable Object> call : groups.get(i)) {
        List<@Nullable Object> row = new ArrayList<>(call);
        row.add((long) i);
        rows.add(row);
      }
    }
    load(types, rows);
    int group = calls.types().size();
    List<@Nullable Object> got =
        column(
            "SELECT %s FROM input GROUP BY a%d ORDER BY a%d"
                .formatted(call(function, group), group, group));
    for (int i = 0; i < groups.size(); i++) {
      assertThat(Values.text(got.get(i)))
          .as("seed %d, %s%s", seed, function.definition().name(), groups.get(i))
          .isEqualTo(Values.text(reference.apply(groups.get(i))));
    }
  }

  private static void load(List<DataType> types, List<List<@Nullable Object>> rows)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          IntStream.range(0, types.size())
              .mapToObj(i -> "a" + i + " " + DuckDbType.name(types.get(i)))
              .collect(
                  Collectors.joining(", ", "CREATE OR REPLACE TEMP TABLE input(n INTEGER, ", ")")));
    }
    try (DuckDBAppender appender =
        connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", "input")) {
      for (int n = 0; n < rows.size(); n++) {
        appender.beginRow().append(n);
        for (int i = 0; i < types.size(); i++) {
          append(appender, RandomCalls.engineValue(types.get(i), rows.get(n).get(i)));
        }
        appender.endRow();
      }
    }
  }

  private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
    switch (value) {
      case null -> appender.appendNull();
      case String text -> appender.append(text);
      case Boolean flag -> appender.append(flag);
      case Integer number -> appender.append(number);
      case Long number -> appender.append(number);
      case Double number -> appender.append(number);
      case List<?> list -> appender.append(list);
      case Map<?, ?> map -> appender.append(map);
      default -> throw new IllegalArgumentException(value.toString());
    }
  }

  private static String call(LibraryFunction function, int arguments) {
    return IntStream.range(0, arguments)
        .mapToObj(i -> "a" + i)
        .collect(Collectors.joining(", ", function.engineNames().getFirst() + "(", ")"));
  }

  private static List<@Nullable Object> column(String query) throws SQLException {
    List<@Nullable Object> column = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        column.add(ResultValue.of(result.getObject(1)));
      }
    }
    return column;
  }
}
