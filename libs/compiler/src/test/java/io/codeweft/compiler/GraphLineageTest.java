package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.graph.GraphLineage;
import io.codeweft.contracts.graph.Impact;
import io.codeweft.contracts.graph.LineageEdge;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewGraph;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lineage through a small graph: datasets, two levels of intermediates, tables, a gate. */
class GraphLineageTest {
  private final GraphLineage lineage = GraphLineage.of(graph());

  private static ViewGraph graph() {
    try {
      return new PolicyLane(Sample.functions())
          .compile(
              "g",
              Sample.datasets(),
              List.of(
                  Sample.view(
                      "nodes",
                      "SELECT a.path, n.id, n.span, n.name FROM ast AS a, UNNEST(a.nodes) AS n"
                          + " WHERE n.kind = 'Def'"),
                  Sample.view(
                      "defs",
                      "SELECT path, id, n.span.bstart AS bstart, upper(name) AS name"
                          + " FROM nodes AS n",
                      table()),
                  Sample.view(
                      "ids",
                      "SELECT path, stable_id('def', path, bstart) AS id FROM defs",
                      table()),
                  Sample.view(
                      "counts", "SELECT path, count(*) AS n FROM nodes GROUP BY path", table()),
                  Sample.view("sizes", "SELECT path, size FROM files"),
                  Sample.view(
                      "big",
                      "SELECT d.path, d.name FROM defs AS d JOIN sizes AS s ON s.path = d.path"
                          + " WHERE s.size > 3",
                      table())));
    } catch (CompileException e) {
      throw new AssertionError(e);
    }
  }

  private static ViewContract table() {
    return new ViewContract(
        true, List.of("path"), List.of("path"), "path", List.of(), List.of(), null, null);
  }

  @Test
  void up_a_column_leads_through_views_to_nested_fields() {
    assertThat(lineage.upstream("ids", "id").values())
        .extracting(LineageEdge::toString)
        .containsExactly(
            "ids.id from defs.bstart (transformation)",
            "ids.id from defs.path (transformation)",
            "defs.bstart from nodes.span.bstart (identity)",
            "defs.path from nodes.path (identity)",
            "nodes.span.bstart from ast.nodes[].span.bstart (identity)",
            "nodes.path from ast.path (identity)");
  }

  @Test
  void up_the_rows_lead_through_all_views() {
    assertThat(lineage.upstream("big", "name").rows())
        .extracting(LineageEdge::toString)
        .containsExactly(
            "rows of big from defs.path (join)",
            "rows of big from sizes.path (join)",
            "rows of big from sizes.size (filter)",
            "rows of big from rows of defs (rows)",
            "rows of big from rows of sizes (rows)",
            "defs.path from nodes.path (identity)",
            "sizes.path from files.path (identity)",
            "sizes.size from files.size (identity)",
            "rows of defs from rows of nodes (rows)",
            "rows of sizes from rows of files (rows)",
            "nodes.path from ast.path (identity)",
            "rows of nodes from ast.nodes (unnest)",
            "rows of nodes from ast.nodes[].kind (filter)",
            "rows of nodes from rows of ast (rows)");
  }

  @Test
  void up_a_view_is_all_its_columns() {
    assertThat(lineage.upstream("COUNTS").values())
        .extracting(LineageEdge::toString)
        .containsExactly(
            "counts.path from nodes.path (identity)",
            "counts.n from rows of nodes (aggregation)",
            "nodes.path from ast.path (identity)");
  }

  @Test
  void a_nested_field_changes_only_what_is_made_of_it() {
    assertThat(text(lineage.impactOfColumn("ast", "nodes[].span.bend")))
        .containsExactly("nodes span.bend");
    assertThat(text(lineage.impactOfColumn("ast", "nodes[].span.bstart")))
        .containsExactly("nodes span.bstart", "defs* bstart", "ids* id");
    assertThat(text(lineage.impactOfColumn("ast", "nodes[].name")))
        .containsExactly("nodes name", "defs* name", "big* name");
  }

  @Test
  void what_a_filter_reads_changes_rows() {
    assertThat(text(lineage.impactOfColumn("files", "size")))
        .containsExactly("sizes size", "big* rows");
    assertThat(text(lineage.impactOfColumn("ast", "nodes[].kind")))
        .containsExactly("nodes rows", "counts* rows", "defs* rows", "ids* rows", "big* rows");
  }

  @Test
  void a_whole_list_is_all_that_is_in_it() {
    assertThat(text(lineage.impactOfColumn("ast", "nodes")))
        .containsExactly("nodes rows", "counts* rows", "defs* rows", "ids* rows", "big* rows");
    assertThat(text(lineage.impactOfColumn("ast", "attrs"))).isEmpty();
  }

  @Test
  void tables_and_functions() {
    assertThat(text(lineage.impactOfTable("files"))).containsExactly("sizes rows", "big* rows");
    assertThat(text(lineage.impactOfTable("defs"))).containsExactly("ids* rows", "big* rows");
    assertThat(text(lineage.impactOfFunction("stable_id"))).containsExactly("ids* rows");
  }

  @Test
  void the_reason_is_a_chain_down_to_the_change() {
    Impact impact = lineage.impactOfColumn("files", "size");
    assertThat(impact.subject()).isEqualTo("files.size");
    assertThat(impact.views().getLast().places().getFirst().because())
        .extracting(LineageEdge::toString)
        .containsExactly(
            "rows of big from sizes.size (filter)", "sizes.size from files.size (identity)");
    assertThat(lineage.downstream("files", "size"))
        .extracting(LineageEdge::toString)
        .containsExactly(
            "sizes.size from files.size (identity)", "rows of big from sizes.size (filter)");
  }

  @Test
  void an_unknown_name_gets_the_nearest_one() {
    assertThatThrownBy(() -> lineage.upstream("def"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no view is called 'def'; did you mean 'defs'?");
    assertThatThrownBy(() -> lineage.upstream("defs", "nme"))
        .hasMessage("no column of defs is called 'nme'; did you mean 'name'?");
    assertThatThrownBy(() -> lineage.impactOfColumn("file", "size"))
        .hasMessage("no dataset or view is called 'file'; did you mean 'files'?");
    assertThatThrownBy(() -> lineage.impactOfColumn("ast", "node[].id"))
        .hasMessage("no column of ast is called 'node'; did you mean 'nodes'?");
    assertThatThrownBy(() -> lineage.impactOfFunction("span_len"))
        .hasMessage("no function is called 'span_len'");
  }

  /** Each view with {@code *} for a table, then what changes in it. */
  private static List<String> text(Impact impact) {
    return impact.views().stream()
        .map(
            view ->
                view.view()
                    + (view.table() ? "* " : " ")
                    + (view.rows()
                        ? "rows"
                        : String.join(
                            " ", view.places().stream().map(p -> p.place().path()).toList())))
        .toList();
  }
}
