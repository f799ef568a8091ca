package io.codeweft.compiler.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.compiler.SparkDatabase;
import io.codeweft.compiler.Values;
import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.spark.SparkBinding;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every view of the built-in pack over the repository of traps: on Spark the rows of DuckDB. */
class PackOnSparkTest {
  private static final SparkDatabase SPARK = SparkDatabase.get();

  @Test
  void every_view_has_the_rows_and_types_it_has_on_duckdb(@TempDir Path directory)
      throws SQLException {
    ViewGraph graph = PythonCase.graph();
    PackDatabase database = PythonCase.database();
    SparkBinding.bind(SPARK.session(), FunctionLibrary.standard());
    for (DatasetDeclaration dataset : graph.datasets()) {
      Path file = directory.resolve(dataset.name() + ".parquet");
      database.execute("COPY " + dataset.name() + " TO '" + file + "'");
      SPARK.table(dataset.name(), file);
    }
    List<String> problems = new ArrayList<>();
    int rows = 0;
    for (ViewArtefact view : graph.views()) {
      List<String> expected =
          database.values("SELECT * FROM " + view.name()).stream()
              .map(Values::text)
              .sorted()
              .toList();
      rows += expected.size();
      problems.addAll(problems(view, expected));
    }
    assertThat(problems).isEmpty();
    assertThat(rows).isGreaterThan(8_000);
    assertThat(graph.views()).hasSizeGreaterThan(130);
  }

  private static List<String> problems(ViewArtefact view, List<String> expected) {
    String program = view.sql().get("spark");
    if (program == null) {
      return List.of(view.name() + " has no program");
    }
    try {
      List<String> columns = SPARK.columns(program);
      List<String> actual = SPARK.keep(view.name(), program);
      if (!columns.equals(SparkDatabase.columns(view.schema()))) {
        return List.of(view.name() + " has other types: " + columns);
      }
      return actual.equals(expected)
          ? List.of()
          : List.of(view.name() + " has other rows: " + first(actual, expected) + "\n" + program);
    } catch (Exception e) { // Spark's are checked, and undeclared
      return List.of(view.name() + " fails: " + e.getMessage() + "\n" + program);
    }
  }

  private static String first(List<String> actual, List<String> expected) {
    List<String> more = new ArrayList<>(actual);
    expected.forEach(more::remove);
    List<String> fewer = new ArrayList<>(expected);
    actual.forEach(fewer::remove);
    return "more " + more.stream().limit(3).toList() + " fewer " + fewer.stream().limit(3).toList();
  }
}
