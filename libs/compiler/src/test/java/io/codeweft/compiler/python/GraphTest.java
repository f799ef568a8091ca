package io.codeweft.compiler.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract.Reference;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.pack.Pack;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackReader;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphTest {
  private final ViewGraph graph = PythonCase.graph();
  private final PackDatabase database = PythonCase.database();

  @Test
  void keysAreUniqueAndNothingRequiredIsNull() throws SQLException {
    for (ViewArtefact view : graph.views()) {
      if (!view.contract().materialize()) {
        continue;
      }
      String key = String.join(", ", view.contract().key());
      assertNoRows(view.name(), "SELECT " + key + " FROM %s GROUP BY ALL HAVING COUNT(*) > 1");
      for (String column : view.contract().key()) {
        assertNoRows(view.name(), "FROM %s WHERE " + column + " IS NULL");
      }
      for (String column : view.contract().notNull()) {
        assertNoRows(view.name(), "FROM %s WHERE " + column + " IS NULL");
      }
      assertNoRows(view.name(), "FROM %s WHERE " + view.contract().owner() + " IS NULL");
    }
  }

  @Test
  void everyReferenceIsMet() throws SQLException {
    for (ViewArtefact view : graph.views()) {
      for (Reference reference : view.contract().references()) {
        assertNoRows(
            view.name(),
            "FROM %s AS a ANTI JOIN "
                + reference.to()
                + " AS b ON a."
                + reference.columns().getFirst()
                + " = b."
                + reference.toColumns().getFirst());
      }
    }
    assertThat(database.rows("SELECT COUNT(*) > 500 FROM cpg_edges_v1")).containsExactly("true");
  }

  @Test
  void noGateIsBroken() throws SQLException {
    List<ViewArtefact> gates =
        graph.views().stream().filter(view -> view.contract().gateOf() != null).toList();
    assertThat(gates).hasSize(3);
    for (ViewArtefact gate : gates) {
      assertNoRows(gate.name(), "FROM %s");
    }
  }

  @Test
  void everySyntaxNodeIsANodeAndHasOneParent() throws SQLException {
    assertThat(
            database.rows(
                """
                SELECT (SELECT SUM(len(nodes)) FROM ast_files_v1)
                  = (SELECT COUNT(*) FROM cpg_nodes_v1 WHERE node_kind = 'AST_NODE'),
                  (SELECT SUM(greatest(len(nodes) - 1, 0)) FROM ast_files_v1)
                  = (SELECT COUNT(*) FROM cpg_edges_v1 WHERE edge_kind = 'AST_CHILD')
                """))
        .containsExactly("true true");
  }

  @Test
  void aBrokenFileIsANodeWithItsDiagnostics() throws SQLException {
    assertThat(
            database.rows(
                """
                SELECT node_kind, name FROM cpg_nodes_v1 WHERE path = 'broken.py'
                ORDER BY node_kind, name
                """))
        .containsExactly(
            "DIAG missing-token", "DIAG syntax-error", "PY_FILE broken.py", "PY_MODULE broken");
    assertThat(
            database.rows(
                "SELECT edge_kind FROM cpg_edges_v1 WHERE path = 'broken.py' ORDER BY edge_kind"))
        .containsExactly("CONTAINS", "HAS_DIAGNOSTIC", "HAS_DIAGNOSTIC");
  }

  @Test
  void everyKindOfTheRegistriesOccurs() throws SQLException {
    Pack pack = PackReader.read(PackBundle.builtIn("python"));
    assertThat(database.rows("SELECT DISTINCT rule_name FROM cpg_nodes_v1"))
        .containsExactlyInAnyOrderElementsOf(
            pack.nodes().stream().map(row -> row.source().name()).toList());
    assertThat(database.rows("SELECT DISTINCT rule_name FROM cpg_edges_v1"))
        .containsExactlyInAnyOrderElementsOf(
            pack.edges().stream().map(row -> row.source().name()).toList());
  }

  @Test
  void linkRatesCountWhatIsLinked() throws SQLException {
    assertThat(database.rows("SELECT what, total, resolved FROM link_rate_v1 ORDER BY what"))
        .containsExactly("calls 22 19", "calls_in_repo 22 15", "imports 13 8", "references 57 53");
  }

  private void assertNoRows(String view, String query) throws SQLException {
    assertThat(database.rows(query.formatted(view))).as(view).isEmpty();
  }
}
