package io.codeweft.functions.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.function.FunctionDefinition.NullRule;
import io.codeweft.contracts.schema.DataType.Scalar;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.internal.LibraryFunction;
import io.codeweft.functions.internal.ValueType;
import io.codeweft.functions.reference.Reference;
import io.codeweft.functions.reference.References;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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
  private static final List<Scalar> ANY =
      List.of(Scalar.STRING, Scalar.INT32, Scalar.INT64, Scalar.BOOL);

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
    return FunctionLibrary.standard().functions().stream().map(f -> f.definition().name());
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
      List<Scalar> types = argumentTypes(function, random);
      List<List<@Nullable Object>> rows = rows(types, random);
      switch (Objects.requireNonNull(References.standard().get(name))) {
        case Reference.Scalar scalar -> scalar(function, scalar, types, rows, seed);
        case Reference.Aggregate aggregate ->
            aggregate(function, aggregate, types, rows, random, seed);
      }
    }
  }

  private static void scalar(
      LibraryFunction function,
      Reference.Scalar reference,
      List<Scalar> types,
      List<List<@Nullable Object>> rows,
      long seed)
      throws SQLException {
    load(types, rows);
    List<@Nullable String> got =
        column("SELECT " + call(function, types.size()) + " FROM input ORDER BY n");
    for (int i = 0; i < rows.size(); i++) {
      assertThat(got.get(i))
          .as("seed %d, %s%s %s", seed, function.definition().name(), rows.get(i), types)
          .isEqualTo(text(reference.apply(rows.get(i))));
      boolean mayBeNull =
          !function.neverNull()
              || (function.definition().nullRule() == NullRule.PROPAGATES
                  && rows.get(i).contains(null));
      assertThat(got.get(i) != null || mayBeNull).as("seed %d, %s", seed, rows.get(i)).isTrue();
    }
  }

  /** Random groups; arguments behind the first are the same for all rows. */
  private static void aggregate(
      LibraryFunction function,
      Reference.Aggregate reference,
      List<Scalar> types,
      List<List<@Nullable Object>> rows,
      RandomValues random,
      long seed)
      throws SQLException {
    List<@Nullable Object> constants = rows.getFirst().subList(1, types.size());
    List<List<List<@Nullable Object>>> groups = new ArrayList<>();
    List<List<@Nullable Object>> grouped = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      if (groups.isEmpty() || random.below(4) == 0) {
        groups.add(new ArrayList<>());
      }
      List<@Nullable Object> call = new ArrayList<>(row.subList(0, 1));
      call.addAll(constants);
      groups.getLast().add(call);
      List<@Nullable Object> withGroup = new ArrayList<>(call);
      withGroup.add((long) groups.size());
      grouped.add(withGroup);
    }
    List<Scalar> withGroup = new ArrayList<>(types);
    withGroup.add(Scalar.INT64);
    load(withGroup, grouped);
    List<@Nullable String> got =
        column(
            "SELECT %s FROM input GROUP BY a%d ORDER BY a%d"
                .formatted(call(function, types.size()), types.size(), types.size()));
    for (int i = 0; i < groups.size(); i++) {
      assertThat(got.get(i))
          .as("seed %d, %s%s", seed, function.definition().name(), groups.get(i))
          .isEqualTo(text(reference.apply(groups.get(i))));
    }
  }

  private static List<Scalar> argumentTypes(LibraryFunction function, RandomValues random) {
    int fixed = function.definition().parameters().size();
    int arguments =
        function.definition().parameters().getLast().variadic()
            ? fixed + random.below(function.duckdb().upTo())
            : fixed;
    return IntStream.range(0, arguments)
        .mapToObj(
            i ->
                ValueType.fixed(function.parameterAt(i).type())
                    .orElseGet(() -> ANY.get(random.below(ANY.size()))))
        .toList();
  }

  private static List<List<@Nullable Object>> rows(List<Scalar> types, RandomValues random) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int n = 0; n < ROWS; n++) {
      List<@Nullable Object> row = new ArrayList<>();
      types.forEach(type -> row.add(random.value(type)));
      rows.add(row);
    }
    return rows;
  }

  private static void load(List<Scalar> types, List<List<@Nullable Object>> rows)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          IntStream.range(0, types.size())
              .mapToObj(i -> "a" + i + " " + MacroSql.typeName(types.get(i)))
              .collect(
                  Collectors.joining(", ", "CREATE OR REPLACE TEMP TABLE input(n INTEGER, ", ")")));
    }
    try (DuckDBAppender appender =
        connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", "input")) {
      for (int n = 0; n < rows.size(); n++) {
        appender.beginRow().append(n);
        for (int i = 0; i < types.size(); i++) {
          append(appender, types.get(i), rows.get(n).get(i));
        }
        appender.endRow();
      }
    }
  }

  private static void append(DuckDBAppender appender, Scalar type, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> appender.appendNull();
      case String text -> appender.append(text);
      case Boolean flag -> appender.append(flag.booleanValue());
      case Long number when type == Scalar.INT32 -> appender.append(number.intValue());
      case Long number -> appender.append(number.longValue());
      default -> throw new IllegalArgumentException(value.toString());
    }
  }

  private static String call(LibraryFunction function, int arguments) {
    return IntStream.range(0, arguments)
        .mapToObj(i -> "a" + i)
        .collect(Collectors.joining(", ", function.definition().name() + "(", ")"));
  }

  private static List<@Nullable String> column(String query) throws SQLException {
    List<@Nullable String> column = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        column.add(result.getString(1));
      }
    }
    return column;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
