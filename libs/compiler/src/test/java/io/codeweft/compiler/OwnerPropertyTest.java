package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.codeweft.compiler.random.RandomQuery;
import io.codeweft.contracts.graph.Partitioning.Kind;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is said about owners, tried on random queries and on every shape that is written down.
 * {@code -Dcodeweft.seed} and {@code -Dcodeweft.queries} repeat or lengthen a run.
 */
class OwnerPropertyTest {
  private static final int QUERIES = Integer.getInteger("codeweft.queries", 450);
  private static final long SEED = Long.getLong("codeweft.seed", 20260301L);
  private static final int ALL_OWNERS = 100;

  private final PolicyLane lane = new PolicyLane(Sample.functions());

  @Test
  void random_queries() throws SQLException, CompileException {
    List<String> problems = new ArrayList<>();
    int together = 0;
    int keyed = 0;
    try (SampleDatabase database = new SampleDatabase()) {
      for (int i = 0; i < QUERIES; i++) {
        String sql = RandomQuery.of(SEED + i).text();
        ViewGraph graph = lane.compile("g", Sample.datasets(), List.of(Sample.view("q", sql)));
        OwnerCheck check = new OwnerCheck(graph, database::rows, database::execute);
        for (String problem : check.problems(graph.views().getFirst(), ALL_OWNERS)) {
          problems.add("seed " + (SEED + i) + ": " + problem + "\n  " + sql);
        }
        together += check.tried(Kind.CO_PARTITIONED);
        keyed += check.tried(Kind.KEYED);
      }
    }
    if (!problems.isEmpty()) {
      fail(problems.size() + " problems:\n" + String.join("\n", problems));
    }
    assertThat(together).isGreaterThan(15);
    assertThat(keyed).isGreaterThan(15);
  }

  @Test
  void shapes() throws SQLException, CompileException {
    ViewGraph graph = LineageAndOwnerTest.graph();
    List<String> problems = new ArrayList<>();
    try (SampleDatabase database = new SampleDatabase()) {
      for (ViewArtefact view : graph.views()) {
        database.execute("CREATE TABLE \"" + view.name() + "\" AS " + view.sql().get("duckdb"));
      }
      OwnerCheck check = new OwnerCheck(graph, database::rows, database::execute);
      for (ViewArtefact view : graph.views()) {
        problems.addAll(check.problems(view, ALL_OWNERS));
      }
      assertThat(problems).isEmpty();
      assertThat(check.tried(Kind.CO_PARTITIONED)).isGreaterThan(35);
      assertThat(check.tried(Kind.KEYED)).isGreaterThan(10);
    }
  }
}
