package io.codeweft.compiler.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.compiler.OwnerCheck;
import io.codeweft.contracts.graph.Lineage.Origin;
import io.codeweft.contracts.graph.Partitioning.Kind;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is derived about the views of the pack, tried on the repository of traps. */
class PackFactsTest {
  private static final int MOST_OWNERS = 4;

  private final ViewGraph graph = PythonCase.graph();

  @Test
  void every_view_has_lineage_and_an_owner_or_a_reason() {
    for (ViewArtefact view : graph.views()) {
      assertThat(view.lineage().columns())
          .extracting(column -> column.name())
          .isEqualTo(view.schema().names());
      assertThat(view.partitioning().reason()).isNotEmpty();
      assertThat(view.cacheKey()).hasSize(64);
      if (view.partitioning().kind() != Kind.WHOLE) {
        assertThat(view.schema().names()).containsAll(view.partitioning().owner());
      }
      if (view.contract().owner() != null) {
        assertThat(view.partitioning().owner()).containsExactly(view.contract().owner());
      }
    }
  }

  @Test
  void lineage_reads_the_required_columns_and_no_others() {
    for (ViewArtefact view : graph.views()) {
      Map<String, Set<String>> read = new TreeMap<>();
      view.dependencies().forEach(table -> read.put(table, new TreeSet<>()));
      Stream.concat(
              view.lineage().rows().stream(),
              view.lineage().columns().stream().flatMap(column -> column.values().stream()))
          .filter(origin -> !origin.path().isEmpty())
          .forEach(origin -> columns(read, origin).add(origin.column()));
      Map<String, Set<String>> required = new TreeMap<>();
      view.requiredColumns()
          .forEach((table, columns) -> required.put(table, new TreeSet<>(columns)));
      assertThat(read).as(view.name()).isEqualTo(required);
    }
  }

  private static Set<String> columns(Map<String, Set<String>> read, Origin origin) {
    return read.computeIfAbsent(origin.table(), table -> new TreeSet<>());
  }

  @Test
  void most_views_are_computed_owner_by_owner() {
    Map<Kind, Integer> kinds = new TreeMap<>();
    graph.views().forEach(view -> kinds.merge(view.partitioning().kind(), 1, Integer::sum));
    assertThat(kinds.get(Kind.CO_PARTITIONED)).isGreaterThan(graph.views().size() * 3 / 4);
    assertThat(
            graph.views().stream()
                .filter(view -> view.partitioning().kind() == Kind.WHOLE)
                .map(ViewArtefact::name))
        .containsExactlyInAnyOrder(
            "py_builtins", "rel_resolution_methods", "py_qname_links", "link_rate_v1");
  }

  @Test
  void the_rows_of_an_owner_come_from_its_inputs_alone() throws SQLException {
    PackDatabase database = new PackDatabase(graph, PythonCase.DATA);
    for (ViewArtefact view : graph.views()) {
      database.execute("CREATE TABLE " + view.name() + " AS " + view.sql().get("duckdb"));
    }
    OwnerCheck check = new OwnerCheck(graph, database::rows, database::execute);
    List<String> problems = new ArrayList<>();
    for (ViewArtefact view : graph.views()) {
      problems.addAll(check.problems(view, MOST_OWNERS));
    }
    assertThat(problems).isEmpty();
    assertThat(check.tried(Kind.CO_PARTITIONED)).isGreaterThan(graph.views().size() * 3 / 4);
    assertThat(check.tried(Kind.KEYED)).isGreaterThan(8);
  }
}
