package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.compiler.generate.ViewGenerator;
import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.pack.Pack;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackReader;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.duckdb.DuckDbFunctions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The built-in pack passes the lane, and gives one graph whatever order its views come in. */
class PythonPackTest {
  private final PolicyLane lane = new PolicyLane(FunctionLibrary.standard().snapshot());
  private final Pack pack = PackReader.read(PackBundle.builtIn("python"));

  @Test
  void every_program_runs_and_gives_the_derived_types() throws Exception {
    ViewGraph graph = lane.compile("python", pack.datasets(), ViewGenerator.generate(pack));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      DuckDbFunctions.bind(connection, FunctionLibrary.standard());
      for (DatasetDeclaration dataset : graph.datasets()) {
        statement.execute(DuckTypes.createTable(dataset.name(), dataset.schema()));
      }
      for (ViewArtefact view : graph.views()) {
        String program = view.sql().get("duckdb");
        assertThat(view.sql()).as(view.unsupported().toString()).containsKey("spark");
        statement.execute("CREATE TABLE \"" + view.name() + "\" AS " + program);
        List<String> columns = new ArrayList<>();
        try (ResultSet described = statement.executeQuery("DESCRIBE \"" + view.name() + "\"")) {
          while (described.next()) {
            columns.add(described.getString(1) + " " + described.getString(2).replace("\"", ""));
          }
        }
        assertThat(columns).as(program).isEqualTo(DuckTypes.columns(view.schema()));
      }
    }
    assertThat(graph.views())
        .extracting(ViewArtefact::name)
        .contains("cpg_nodes_v1", "cpg_edges_v1", "cpg_props_v1");
  }

  @Test
  void order_of_the_views_does_not_matter() throws CompileException {
    List<ViewSource> views = ViewGenerator.generate(pack);
    List<ViewSource> shuffled = new ArrayList<>(views);
    Collections.shuffle(shuffled, new Random(7));
    ViewGraph first = lane.compile("python", pack.datasets(), views);
    ViewGraph second =
        new PolicyLane(FunctionLibrary.standard().snapshot())
            .compile("python", pack.datasets(), shuffled);
    assertThat(second).isEqualTo(first);
  }
}
