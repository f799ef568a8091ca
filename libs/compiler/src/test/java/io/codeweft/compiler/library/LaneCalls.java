package io.codeweft.compiler.library;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.DataType.Scalar;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.functions.internal.CallTypes;
import io.codeweft.functions.internal.GoldenVector;
import io.codeweft.functions.internal.LibraryFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Golden vectors of one function as a query of the lane over a table {@code input}.
 *
 * @param columns of the table: {@code n}, then {@code a0} and so on; none when there is no table
 * @param rows of the table
 * @param sql gives {@code n} and {@code result}, or of a table function its rows
 * @param expected by {@code n}; of a table function its rows
 * @param type of the result; null where the lane works it out from the call
 */
public record LaneCalls(
    List<DataType> columns,
    List<List<@Nullable Object>> rows,
    String sql,
    List<@Nullable Object> expected,
    @Nullable DataType type) {

  /** All golden vectors of a function. */
  public static List<LaneCalls> of(LibraryFunction function) {
    Map<CallTypes, List<GoldenVector>> byTypes = new LinkedHashMap<>();
    for (GoldenVector vector : function.golden()) {
      byTypes.computeIfAbsent(CallTypes.of(function, vector), _ -> new ArrayList<>()).add(vector);
    }
    List<LaneCalls> all = new ArrayList<>();
    byTypes.forEach(
        (types, vectors) -> {
          switch (function.definition().kind()) {
            case SCALAR -> {
              if (FunctionDefinition.BY_LANE.equals(function.definition().expression())) {
                vectors.forEach(vector -> all.add(withLiterals(function, types, vector)));
              } else {
                all.add(scalar(function, types, vectors));
              }
            }
            case AGGREGATE -> all.addAll(aggregates(function, types, vectors));
            case WINDOW -> all.add(window(function, types, vectors));
            case TABLE -> vectors.forEach(vector -> all.add(table(function, vector)));
          }
        });
    return all;
  }

  public Schema schema() {
    return new Schema(
        Stream.concat(
                Stream.of(Field.required("n", Scalar.INT32)),
                IntStream.range(0, columns.size() - 1)
                    .mapToObj(i -> Field.of("a" + i, columns.get(i + 1))))
            .toList());
  }

  private static LaneCalls scalar(
      LibraryFunction function, CallTypes types, List<GoldenVector> vectors) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    vectors.forEach(vector -> rows.add(numbered(rows.size(), vector.rows().getFirst())));
    return new LaneCalls(
        columns(types),
        rows,
        "SELECT n, " + call(function, types) + " AS result FROM input",
        results(vectors),
        types.result());
  }

  /** The first argument is a column; what the others say is part of the meaning of the call. */
  private static LaneCalls withLiterals(
      LibraryFunction function, CallTypes types, GoldenVector vector) {
    List<@Nullable Object> arguments = vector.rows().getFirst();
    String literals =
        arguments.stream().skip(1).map(LaneCalls::literal).collect(Collectors.joining(", "));
    return new LaneCalls(
        List.of(Scalar.INT32, types.arguments().getFirst()),
        List.of(numbered(0, arguments.subList(0, 1))),
        "SELECT n, %s(a0, %s) AS result FROM input"
            .formatted(function.definition().name(), literals),
        results(List.of(vector)),
        null);
  }

  /** Groups of one table; a group without rows is a table of its own. */
  private static List<LaneCalls> aggregates(
      LibraryFunction function, CallTypes types, List<GoldenVector> vectors) {
    List<GoldenVector> groups = vectors.stream().filter(v -> !v.rows().isEmpty()).toList();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int n = 0; n < groups.size(); n++) {
      for (List<@Nullable Object> row : groups.get(n).rows()) {
        rows.add(numbered(n, row));
      }
    }
    List<LaneCalls> calls = new ArrayList<>();
    if (!groups.isEmpty()) {
      calls.add(
          new LaneCalls(
              columns(types),
              rows,
              "SELECT n, " + call(function, types) + " AS result FROM input GROUP BY n",
              results(groups),
              types.result()));
    }
    vectors.stream()
        .filter(vector -> vector.rows().isEmpty())
        .forEach(
            vector ->
                calls.add(
                    new LaneCalls(
                        columns(types),
                        List.of(),
                        "SELECT 0 AS n, " + call(function, types) + " AS result FROM input",
                        results(List.of(vector)),
                        types.result())));
    return calls;
  }

  /** Each vector is a partition, told by the last column. */
  private static LaneCalls window(
      LibraryFunction function, CallTypes types, List<GoldenVector> vectors) {
    List<DataType> columns = new ArrayList<>(columns(types));
    columns.add(Scalar.INT64);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    List<@Nullable Object> expected = new ArrayList<>();
    for (int partition = 0; partition < vectors.size(); partition++) {
      for (List<@Nullable Object> row : vectors.get(partition).rows()) {
        List<@Nullable Object> numbered = numbered(rows.size(), row);
        numbered.add((long) partition);
        rows.add(numbered);
      }
      expected.addAll((List<?>) Objects.requireNonNull(vectors.get(partition).result()));
    }
    return new LaneCalls(
        columns,
        rows,
        "SELECT n, %s OVER (PARTITION BY a%d) AS result FROM input"
            .formatted(call(function, types), columns.size() - 2),
        expected,
        types.result());
  }

  private static LaneCalls table(LibraryFunction function, GoldenVector vector) {
    String literals =
        vector.rows().getFirst().stream().map(LaneCalls::literal).collect(Collectors.joining(", "));
    return new LaneCalls(
        List.of(),
        List.of(),
        "SELECT * FROM " + function.definition().name() + "(" + literals + ")",
        List.copyOf((List<?>) Objects.requireNonNull(vector.result())),
        null);
  }

  private static List<DataType> columns(CallTypes types) {
    List<DataType> columns = new ArrayList<>(List.of(Scalar.INT32));
    columns.addAll(types.arguments());
    return columns;
  }

  private static String call(LibraryFunction function, CallTypes types) {
    return IntStream.range(0, types.arguments().size())
        .mapToObj(i -> "a" + i)
        .collect(Collectors.joining(", ", function.definition().name() + "(", ")"));
  }

  private static List<@Nullable Object> numbered(long n, List<@Nullable Object> row) {
    List<@Nullable Object> numbered = new ArrayList<>();
    numbered.add(n);
    numbered.addAll(row);
    return numbered;
  }

  private static List<@Nullable Object> results(List<GoldenVector> vectors) {
    List<@Nullable Object> results = new ArrayList<>();
    vectors.forEach(vector -> results.add(vector.result()));
    return results;
  }

  private static String literal(@Nullable Object value) {
    return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
  }
}
