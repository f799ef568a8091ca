package io.codeweft.compiler.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.CompiledQuery;
import io.codeweft.compiler.PolicyLane;
import io.codeweft.contracts.function.FunctionDefinition.Example;
import io.codeweft.contracts.function.FunctionDefinition.Kind;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.duckdb.DuckDbFunctions;
import io.codeweft.functions.duckdb.DuckDbType;
import io.codeweft.functions.duckdb.ResultValue;
import io.codeweft.functions.duckdb.SqlLiteral;
import io.codeweft.functions.internal.LibraryFunction;
import io.codeweft.functions.internal.Values;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a view gets when it calls a function is what the golden vectors say, on DuckDB. */
class LibraryThroughLaneTest {
  private static final FunctionLibrary LIBRARY = FunctionLibrary.standard();
  private static final PolicyLane LANE = new PolicyLane(LIBRARY.snapshot());

  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    DuckDbFunctions.bind(connection, LIBRARY);
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  static Stream<Named<LibraryFunction>> functions() {
    return LIBRARY.functions().stream().map(f -> Named.of(f.definition().name(), f));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void golden_vectors_hold(LibraryFunction function) throws SQLException, CompileException {
    for (LaneCalls calls : LaneCalls.of(function)) {
      if (function.definition().kind() == Kind.TABLE) {
        table(function, calls);
      } else {
        values(calls);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void examples_hold(LibraryFunction function) throws SQLException, CompileException {
    for (Example example : function.definition().examples()) {
      boolean isNull = example.result().equals("NULL");
      String expected = isNull ? "CAST(NULL AS VARCHAR)" : example.result();
      CompiledQuery query =
          LANE.query("SELECT " + example.call() + " AS got, " + expected + " AS e", Map.of());
      List<@Nullable Object> row = rows(query).getFirst();
      assertThat(Values.text(row.getFirst()))
          .as(example.call())
          .isEqualTo(Values.text(row.getLast()));
    }
  }

  /** Engines take neither FILTER nor a frame for what they did not make themselves. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          string_agg_det(a, ',') FILTER (WHERE b > 1)      ; p=y    ; q=x
          count_if(b > 1) FILTER (WHERE b < 4)             ; p=1    ; q=1
          collect_set(a) FILTER (WHERE b > 3)              ; p=[]   ; q=["x"]
          list_unique(a) FILTER (WHERE b > 3)              ; p=null ; q=["x"]
          arg_max_det(a, b) FILTER (WHERE b IN (1, 4))     ; p=x    ; q=x
          any_value_det(a) FILTER (WHERE a > 'x')          ; p=y    ; q=null
          max(arg_min_det(a, b)) OVER ()                   ; p=x    ; q=x
          """)
  void aggregates_are_filtered_and_stand_under_windows(String call, String p, String q)
      throws SQLException, CompileException {
    Schema schema = Schema.parse("struct<g:string,a:string,b:int64>");
    execute("CREATE OR REPLACE TABLE input (g VARCHAR, a VARCHAR, b BIGINT)");
    execute("INSERT INTO input VALUES ('p', 'x', 1), ('p', 'y', 2), ('q', NULL, 3), ('q', 'x', 4)");
    CompiledQuery query =
        LANE.query("SELECT g, " + call + " AS r FROM input GROUP BY g", Map.of("input", schema));
    assertThat(rows(query).stream().map(row -> row.get(0) + "=" + Values.text(row.get(1))))
        .containsExactlyInAnyOrder(p, q);
  }

  @Test
  void aggregates_take_no_distinct() {
    assertThatThrownBy(
            () ->
                LANE.query(
                    "SELECT string_agg_det(DISTINCT a, ',') AS r FROM input",
                    Map.of("input", Schema.parse("struct<a:string>"))))
        .isInstanceOf(CompileException.class)
        .hasMessageContaining("string_agg_det takes no DISTINCT");
  }

  /** No row gives 0 and an empty list, also where there is no group at all. */
  @Test
  void aggregates_over_nothing_are_what_they_say() throws SQLException, CompileException {
    execute("CREATE OR REPLACE TABLE input (a VARCHAR, b BIGINT)");
    execute("INSERT INTO input VALUES ('x', 1), ('y', 5)");
    CompiledQuery query =
        LANE.query(
            "SELECT a, (SELECT count_if(i.b > 0) FROM input i WHERE i.b > 2 AND i.a = o.a) AS c,"
                + " (SELECT collect_set(i.b) FROM input i WHERE i.b > 2 AND i.a = o.a) AS s"
                + " FROM input o",
            Map.of("input", Schema.parse("struct<a:string,b:int64>")));
    assertThat(rows(query).stream().map(Values::text))
        .containsExactlyInAnyOrder("[\"x\", 0, []]", "[\"y\", 1, [5]]");
  }

  private static void values(LaneCalls calls) throws SQLException, CompileException {
    Schema schema = calls.schema();
    CompiledQuery query = LANE.query(calls.sql(), Map.of("input", schema));
    if (calls.type() != null) {
      assertThat(text(query.schema().fields().getLast().type()))
          .as(calls.sql())
          .isEqualTo(text(calls.type()));
    }
    load(schema, calls);
    Map<Long, @Nullable Object> results = new TreeMap<>();
    for (List<@Nullable Object> row : rows(query)) {
      results.put((Long) Objects.requireNonNull(row.getFirst()), row.getLast());
    }
    assertThat(results).as(calls.sql()).hasSameSizeAs(calls.expected());
    for (int n = 0; n < calls.expected().size(); n++) {
      assertThat(Values.text(results.get((long) n)))
          .as("%s, %d of %s", calls.sql(), n, calls.rows())
          .isEqualTo(Values.text(calls.expected().get(n)));
    }
  }

  private static void table(LibraryFunction function, LaneCalls calls)
      throws SQLException, CompileException {
    CompiledQuery query = LANE.query(calls.sql(), Map.of());
    assertThat(text(query.schema())).isEqualTo(text(function.definition().returns()));
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (List<@Nullable Object> values : rows(query)) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      for (int i = 0; i < values.size(); i++) {
        row.put(query.schema().fields().get(i).name(), values.get(i));
      }
      rows.add(row);
    }
    List<String> found =
        function.golden().stream()
            .filter(v -> Values.text(v.result()).equals(Values.text(calls.expected())))
            .findFirst()
            .orElseThrow()
            .found(rows)
            .stream()
            .map(Values::text)
            .toList();
    assertThat(found)
        .as(calls.sql())
        .containsExactlyInAnyOrderElementsOf(calls.expected().stream().map(Values::text).toList());
  }

  private static void load(Schema schema, LaneCalls calls) throws SQLException {
    execute(
        schema.fields().stream()
            .map(field -> field.name() + " " + DuckDbType.name(field.type()))
            .collect(Collectors.joining(", ", "CREATE OR REPLACE TABLE input (", ")")));
    for (List<@Nullable Object> row : calls.rows()) {
      execute(
          IntStream.range(0, row.size())
              .mapToObj(i -> SqlLiteral.of(row.get(i), calls.columns().get(i)))
              .collect(Collectors.joining(", ", "INSERT INTO input VALUES (", ")")));
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<List<@Nullable Object>> rows(CompiledQuery query) throws SQLException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(Objects.requireNonNull(query.sql().get("duckdb")))) {
      while (result.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= query.schema().fields().size(); i++) {
          row.add(ResultValue.of(result.getObject(i)));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** A type without what it says of nulls. */
  private static String text(Object type) {
    return type.toString().replace("!", "");
  }
}
