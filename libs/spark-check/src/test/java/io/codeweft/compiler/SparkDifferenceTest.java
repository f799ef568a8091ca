package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.compiler.random.RandomQuery;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.functions.internal.EngineBinding;
import io.codeweft.functions.spark.SparkMacro;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The two programs of a text give the same rows and the same types: DuckDB's on DuckDB, Spark's on
 * Spark. {@code -Dcodeweft.seed} and {@code -Dcodeweft.queries} repeat or lengthen the random part.
 */
class SparkDifferenceTest {
  private static final int QUERIES = Integer.getInteger("codeweft.queries", 60);
  private static final long SEED = Long.getLong("codeweft.seed", 20260101L);

  /** As the macros of the sample database. */
  private static final Map<String, EngineBinding> SAMPLE_FUNCTIONS =
      Map.of(
          "span_len",
          new EngineBinding("bend - bstart", null, 0, 0),
          "coin",
          new EngineBinding("true", null, 0, 0),
          "stable_id",
          new EngineBinding(
              "concat(kind, ':', md5(CAST(array_join(array({parts}), char(0)) AS BINARY)))",
              "coalesce(CAST({it} AS STRING), char(1))",
              0,
              0));

  private static final SparkDatabase SPARK = SparkDatabase.get();
  private final PolicyLane lane = new PolicyLane(Sample.functions());

  @BeforeAll
  static void sample(@TempDir Path directory) throws SQLException {
    try (SampleDatabase database = new SampleDatabase()) {
      for (String table : Sample.TABLES.keySet()) {
        Path file = directory.resolve(table + ".parquet");
        database.execute("COPY " + table + " TO '" + file + "'");
        SPARK.table(table, file);
        SPARK.session().table(table).cache().count();
      }
    }
    SAMPLE_FUNCTIONS.forEach(
        (name, binding) ->
            SparkMacro.bind(
                SPARK.session(),
                name,
                Sample.functions().find(name).orElseThrow().parameters().stream()
                    .map(FunctionDefinition.Parameter::name)
                    .toList(),
                binding));
  }

  @Test
  void dialect_texts_agree() throws SQLException {
    check(DialectTest.texts());
  }

  @Test
  void texts_of_what_differs_agree() throws SQLException {
    check(SparkTextTest.texts());
  }

  @Test
  void random_queries_agree() throws SQLException {
    check(
        Stream.iterate(0, i -> i < QUERIES, i -> i + 1).map(i -> RandomQuery.of(SEED + i).text()));
  }

  private void check(Stream<String> texts) throws SQLException {
    Map<String, Integer> unsupported = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    int agreed = 0;
    try (SampleDatabase database = new SampleDatabase()) {
      for (String sql : texts.toList()) {
        CompiledQuery query;
        try {
          query = lane.query(sql, Sample.TABLES);
        } catch (CompileException e) {
          problems.add(e.getMessage() + "\n  " + sql);
          continue;
        }
        String program = query.sql().get("spark");
        if (program == null) {
          unsupported.merge(query.unsupported().getOrDefault("spark", "?"), 1, Integer::sum);
          continue;
        }
        String problem = problem(query, program, database);
        if (problem == null) {
          agreed++;
        } else {
          problems.add(problem + "\n  " + sql + "\n" + program);
        }
      }
    }
    System.out.println(agreed + " agree, unsupported: " + unsupported);
    assertThat(problems).isEmpty();
  }

  private static @Nullable String problem(
      CompiledQuery query, String program, SampleDatabase database) throws SQLException {
    String duckdb = Objects.requireNonNull(query.sql().get("duckdb"));
    List<String> expected = database.values(duckdb).stream().map(Values::text).sorted().toList();
    List<String> columns;
    List<String> actual;
    try {
      columns = SPARK.columns(program);
      actual = SPARK.rows(program);
    } catch (Exception e) { // Spark's are checked, and undeclared
      return "fails: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
    if (!columns.equals(SparkDatabase.columns(query.schema()))) {
      return "other types: " + columns;
    }
    return actual.equals(expected) ? null : "other rows: " + actual + "\nthan " + expected;
  }
}
