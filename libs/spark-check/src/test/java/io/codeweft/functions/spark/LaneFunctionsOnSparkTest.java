package io.codeweft.functions.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.CompiledQuery;
import io.codeweft.compiler.PolicyLane;
import io.codeweft.compiler.SparkDatabase;
import io.codeweft.compiler.library.LaneCalls;
import io.codeweft.contracts.function.FunctionDefinition.Kind;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.internal.GoldenVector;
import io.codeweft.functions.internal.LibraryFunction;
import io.codeweft.functions.internal.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Golden vectors of the functions that the lane replaces, by the programs it makes for Spark. */
class LaneFunctionsOnSparkTest {
  private static final FunctionLibrary LIBRARY = FunctionLibrary.standard();
  private static final PolicyLane LANE = new PolicyLane(LIBRARY.snapshot());
  private static final SparkSession SPARK = SparkDatabase.get().session();

  static Stream<Named<LibraryFunction>> functions() {
    return LIBRARY.functions().stream()
        .filter(f -> !f.isBound())
        .map(f -> Named.of(f.definition().name(), f));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void golden_vectors_hold(LibraryFunction function) throws CompileException {
    for (LaneCalls calls : LaneCalls.of(function)) {
      if (function.definition().kind() == Kind.TABLE) {
        table(function, calls);
      } else {
        values(calls);
      }
    }
  }

  private static void values(LaneCalls calls) throws CompileException {
    Schema schema = calls.schema();
    new SparkCalls(SPARK, "", calls.columns().subList(1, calls.columns().size()))
        .load(calls.rows());
    Map<Long, @Nullable Object> results = new TreeMap<>();
    for (Row row : rows(LANE.query(calls.sql(), Map.of("input", schema)))) {
      results.put(((Number) row.get(0)).longValue(), SparkCalls.value(row.get(1)));
    }
    for (int n = 0; n < calls.expected().size(); n++) {
      assertThat(Values.text(results.get((long) n)))
          .as("%s, %d of %s", calls.sql(), n, calls.rows())
          .isEqualTo(Values.text(calls.expected().get(n)));
    }
  }

  private static void table(LibraryFunction function, LaneCalls calls) throws CompileException {
    CompiledQuery query = LANE.query(calls.sql(), Map.of());
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Row values : rows(query)) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      for (int i = 0; i < values.size(); i++) {
        row.put(query.schema().fields().get(i).name(), SparkCalls.value(values.get(i)));
      }
      rows.add(row);
    }
    GoldenVector vector =
        function.golden().stream()
            .filter(v -> Values.text(v.result()).equals(Values.text(calls.expected())))
            .findFirst()
            .orElseThrow();
    assertThat(vector.found(rows).stream().map(Values::text))
        .as(calls.sql())
        .containsExactlyInAnyOrderElementsOf(calls.expected().stream().map(Values::text).toList());
  }

  private static List<Row> rows(CompiledQuery query) {
    return SPARK
        .sql(
            Objects.requireNonNull(
                query.sql().get("spark"), () -> "no program: " + query.unsupported()))
        .collectAsList();
  }
}
