package io.codeweft.functions.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.compiler.SparkDatabase;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.RandomCalls;
import io.codeweft.functions.RandomValues;
import io.codeweft.functions.internal.CallTypes;
import io.codeweft.functions.internal.GoldenVector;
import io.codeweft.functions.internal.LibraryFunction;
import io.codeweft.functions.internal.Values;
import io.codeweft.functions.reference.Reference;
import io.codeweft.functions.reference.References;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the library says holds on Spark, too: its golden vectors, and its references at random. */
class LibraryOnSparkTest {
  private static final int ROUNDS = 3;
  private static final int ROWS = 400;

  private static final SparkSession SPARK = SparkDatabase.get().session();

  @BeforeAll
  static void bind() {
    SparkBinding.bind(SPARK, FunctionLibrary.standard());
  }

  static Stream<Named<LibraryFunction>> functions() {
    return FunctionLibrary.standard().bound().stream().map(f -> Named.of(f.definition().name(), f));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void golden_vectors_hold(LibraryFunction function) {
    Map<CallTypes, List<GoldenVector>> byTypes = new LinkedHashMap<>();
    for (GoldenVector vector : function.golden()) {
      byTypes.computeIfAbsent(CallTypes.of(function, vector), _ -> new ArrayList<>()).add(vector);
    }
    byTypes.forEach(
        (types, vectors) -> {
          SparkCalls calls = calls(function, types.arguments());
          List<@Nullable Object> got = new ArrayList<>();
          if (References.standard().get(function.definition().name()) instanceof Reference.Scalar) {
            got.addAll(
                calls.scalar(
                    vectors.stream().map(v -> v.rows().getFirst()).toList(), types.result()));
          } else {
            vectors.forEach(v -> got.addAll(calls.aggregate(List.of(v.rows()), types.result())));
          }
          for (int i = 0; i < vectors.size(); i++) {
            assertThat(Values.text(got.get(i)))
                .as("%s%s", function.definition().name(), vectors.get(i).rows())
                .isEqualTo(Values.text(vectors.get(i).result()));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("functions")
  void agrees_with_its_reference(LibraryFunction function) {
    String name = function.definition().name();
    for (int round = 0; round < ROUNDS; round++) {
      long seed = 7_000_003L * name.hashCode() + round;
      RandomValues random = new RandomValues(seed);
      RandomCalls calls = RandomCalls.of(function, ROWS, random);
      SparkCalls spark = calls(function, calls.types());
      List<String> arguments;
      List<String> expected;
      List<@Nullable Object> got;
      switch (Objects.requireNonNull(References.standard().get(name))) {
        case Reference.Scalar scalar -> {
          arguments = calls.rows().stream().map(Values::text).toList();
          expected = calls.rows().stream().map(row -> Values.text(scalar.apply(row))).toList();
          got = spark.scalar(calls.rows(), null);
        }
        case Reference.Aggregate aggregate -> {
          var groups = calls.groups(function, random);
          arguments = groups.stream().map(Values::text).toList();
          expected = groups.stream().map(group -> Values.text(aggregate.apply(group))).toList();
          got = spark.aggregate(groups, null);
        }
        case Reference.Window _, Reference.Table _ -> throw new IllegalStateException(name);
      }
      for (int i = 0; i < expected.size(); i++) {
        assertThat(Values.text(got.get(i)))
            .as("seed %d, %s%s %s", seed, name, arguments.get(i), calls.types())
            .isEqualTo(expected.get(i));
      }
    }
  }

  private static SparkCalls calls(LibraryFunction function, List<DataType> types) {
    return new SparkCalls(SPARK, function.engineNames().getFirst(), types);
  }
}
