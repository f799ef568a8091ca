package io.codeweft.contracts.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.graph.Lineage.Origin;
import io.codeweft.contracts.graph.Lineage.Role;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.schema.Schema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A graph reads back as it was written, and its version covers all of it. */
class GraphJsonTest {
  private static final Origin NAME = new Origin("ast_v1", "nodes[].name", Role.IDENTITY);
  private static final Origin NODES = new Origin("ast_v1", "nodes", Role.UNNEST);
  private static final Facets FACETS =
      new Facets(
          List.of(new Facets.Column("n", "ast_v1.nodes[].name", false)),
          List.of(new Facets.Row(Facets.Kind.UNNEST, "ast_v1.nodes", true)));
  private static final Partitioning BY_PATH =
      new Partitioning(
          Partitioning.Kind.KEYED,
          List.of("path"),
          List.of("owner", "file"),
          List.of(new Partitioning.Exchange("names_v1", List.of("name", "scope"))),
          "names_v1 is joined by (name, scope), not by path");

  @Test
  void a_graph_reads_back_as_it_was_written() {
    ViewGraph graph = graph(lineage(NAME), BY_PATH, "key");
    assertThat(Json.read(Json.bytes(graph), ViewGraph.class)).isEqualTo(graph);
    assertThat(Json.text(graph))
        .contains(
            "{\"path\":\"nodes[].name\",\"role\":\"IDENTITY\",\"table\":\"ast_v1\"}",
            "\"kind\":\"KEYED\"",
            "\"cache_key\":\"key\"");
  }

  @Test
  void the_version_covers_what_is_derived() {
    String version = graph(lineage(NAME), BY_PATH, "key").version();
    assertThat(graph(lineage(), BY_PATH, "key").version()).isNotEqualTo(version);
    assertThat(graph(lineage(NAME), Partitioning.whole("?"), "key").version())
        .isNotEqualTo(version);
    assertThat(graph(lineage(NAME), BY_PATH, "other").version()).isNotEqualTo(version);
    assertThat(graph(lineage(NAME), BY_PATH, "key").version()).isEqualTo(version);
  }

  @Test
  void lists_are_sorted_and_hold_nothing_twice() {
    Lineage lineage =
        new Lineage(List.of(new Lineage.Column("n", List.of(NAME, NODES, NAME))), List.of(NODES));
    assertThat(lineage.column("N").orElseThrow().values()).containsExactly(NODES, NAME);
    assertThat(BY_PATH.carriers()).containsExactly("file", "owner");
    assertThat(NAME.column()).isEqualTo("nodes");
  }

  @Test
  void the_cache_key_follows_plan_policy_and_implementations() {
    String key = ViewArtefact.cacheKey("plan", "policy", List.of(function("f", "1")));
    assertThat(ViewArtefact.cacheKey("plan", "policy", List.of(function("f", "1")))).isEqualTo(key);
    assertThat(
            List.of(
                ViewArtefact.cacheKey("other", "policy", List.of(function("f", "1"))),
                ViewArtefact.cacheKey("plan", "other", List.of(function("f", "1"))),
                ViewArtefact.cacheKey("plan", "policy", List.of(function("f", "2"))),
                ViewArtefact.cacheKey("plan", "policy", List.of())))
        .doesNotContain(key);
  }

  private static FunctionDefinition function(String name, String implementation) {
    return new FunctionDefinition(
        name,
        List.of(),
        FunctionDefinition.Kind.SCALAR,
        List.of(),
        "string",
        FunctionDefinition.NullRule.HANDLES,
        FunctionDefinition.Volatility.IMMUTABLE,
        List.of(),
        "",
        List.of(),
        implementation);
  }

  private static Lineage lineage(Origin... values) {
    return new Lineage(List.of(new Lineage.Column("n", List.of(values))), List.of(NODES));
  }

  private static ViewGraph graph(Lineage lineage, Partitioning partitioning, String cacheKey) {
    ViewArtefact view =
        new ViewArtefact(
            "v",
            "v.sql",
            "fingerprint",
            "{}",
            Schema.parse("struct<n:string>"),
            List.of("ast_v1"),
            List.of(),
            List.of(),
            Map.of("ast_v1", List.of("nodes")),
            lineage,
            FACETS,
            partitioning,
            cacheKey,
            Map.of("duckdb", "SELECT 1"),
            Map.of("spark", "a reason"),
            ViewContract.intermediate());
    return ViewGraph.of("g", "p", "f", "l", List.of(), List.of(view));
  }
}
