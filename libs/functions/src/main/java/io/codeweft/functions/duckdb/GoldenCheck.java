package io.codeweft.functions.duckdb;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionDefinition.Example;
import io.codeweft.contracts.function.FunctionDefinition.Kind;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.internal.CallTypes;
import io.codeweft.functions.internal.GoldenVector;
import io.codeweft.functions.internal.LibraryFunction;
import io.codeweft.functions.internal.Values;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs golden vectors and examples. Vectors with arguments of the same types are the rows of one
 * query, so the engine runs its vectorised code on columns instead of folding constants.
 */
final class GoldenCheck {
  private final Connection connection;
  private final List<String> findings = new ArrayList<>();

  private GoldenCheck(Connection connection) {
    this.connection = connection;
  }

  static List<String> findings(Connection connection, FunctionLibrary library) {
    GoldenCheck check = new GoldenCheck(connection);
    for (LibraryFunction function : library.bound()) {
      if (function.definition().kind() == Kind.SCALAR) {
        check.runScalar(function);
      } else {
        function.golden().forEach(vector -> check.runAggregate(function, vector));
      }
      function.definition().examples().forEach(e -> check.runExample(function.definition(), e));
    }
    return check.findings;
  }

  private void runScalar(LibraryFunction function) {
    Map<List<DataType>, List<GoldenVector>> byTypes = new LinkedHashMap<>();
    for (GoldenVector vector : function.golden()) {
      byTypes
          .computeIfAbsent(CallTypes.of(function, vector).arguments(), _ -> new ArrayList<>())
          .add(vector);
    }
    byTypes.forEach(
        (types, vectors) -> {
          List<List<@Nullable Object>> rows =
              vectors.stream().map(v -> v.rows().getFirst()).toList();
          String query =
              "SELECT CAST(n AS INTEGER), "
                  + call(function, types.size())
                  + values(rows, types)
                  + " ORDER BY n";
          run(
              function,
              query,
              vectors.size(),
              result -> compare(function, result, vectors.get(result.getInt(1))));
        });
  }

  private void runAggregate(LibraryFunction function, GoldenVector vector) {
    List<List<@Nullable Object>> rows = vector.rows();
    List<DataType> types = CallTypes.of(function, vector).arguments();
    String query =
        "SELECT 0, "
            + call(function, types.size())
            + (rows.isEmpty() ? noRows(types) : values(rows, types));
    run(function, query, 1, result -> compare(function, result, vector));
  }

  private void runExample(FunctionDefinition definition, Example example) {
    String query =
        "SELECT ("
            + onEngine(definition, example)
            + ") IS NOT DISTINCT FROM ("
            + example.result()
            + ")";
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      if (!result.next() || !result.getBoolean(1)) {
        findings.add(
            "example: "
                + definition.name()
                + ": "
                + example.call()
                + " is not "
                + example.result());
      }
    } catch (SQLException e) {
      findings.add(
          "example: " + definition.name() + ": " + example.call() + " failed: " + e.getMessage());
    }
  }

  /** The call by the name that the lane would give it. */
  private static String onEngine(FunctionDefinition definition, Example example) {
    return example
        .call()
        .replace(definition.name() + "(", FunctionDefinition.engineName(definition.name()) + "(");
  }

  private interface RowCheck {
    void accept(ResultSet row) throws SQLException;
  }

  private void run(LibraryFunction function, String query, int expectedRows, RowCheck check) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      int rows = 0;
      for (; result.next(); rows++) {
        check.accept(result);
      }
      if (rows != expectedRows) {
        findings.add(
            "golden: %s gave %d results for %d calls"
                .formatted(function.definition().name(), rows, expectedRows));
      }
    } catch (SQLException e) {
      findings.add("golden: " + function.definition().name() + " failed: " + e.getMessage());
    }
  }

  private void compare(LibraryFunction function, ResultSet row, GoldenVector vector)
      throws SQLException {
    String type = row.getMetaData().getColumnTypeName(2).replace("\"", "");
    String expected = DuckDbType.name(CallTypes.of(function, vector).result()).replace("\"", "");
    String got = Values.text(ResultValue.of(row.getObject(2)));
    String want = Values.text(vector.result());
    boolean sameType = type.equals(expected) || vector.result() == null;
    if (!sameType || !got.equals(want)) {
      findings.add(
          "golden: %s%s gave %s (%s), expected %s (%s)"
              .formatted(function.definition().name(), vector.rows(), got, type, want, expected));
    }
  }

  private static String call(LibraryFunction function, int arguments) {
    return FunctionDefinition.engineName(function.definition().name())
        + "("
        + columns(arguments)
        + ")";
  }

  private static String values(List<List<@Nullable Object>> rows, List<DataType> types) {
    List<String> tuples = new ArrayList<>();
    for (int n = 0; n < rows.size(); n++) {
      StringBuilder tuple = new StringBuilder("(").append(n);
      for (int i = 0; i < types.size(); i++) {
        tuple.append(", ").append(SqlLiteral.of(rows.get(n).get(i), types.get(i)));
      }
      tuples.add(tuple.append(')').toString());
    }
    return " FROM (VALUES " + String.join(", ", tuples) + ") v(n, " + columns(types.size()) + ")";
  }

  private static String noRows(List<DataType> types) {
    String nulls =
        types.stream().map(type -> SqlLiteral.of(null, type)).collect(Collectors.joining(", "));
    return " FROM (VALUES (" + nulls + ")) v(" + columns(types.size()) + ") WHERE false";
  }

  private static String columns(int count) {
    return IntStream.range(0, count).mapToObj(i -> "a" + i).collect(Collectors.joining(", "));
  }
}
