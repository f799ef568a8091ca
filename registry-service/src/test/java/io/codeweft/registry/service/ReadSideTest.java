package io.codeweft.registry.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.contracts.json.Json;
import io.codeweft.testkit.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the registry tells of the python pack. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
class ReadSideTest {
  @Inject Store store;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @BeforeEach
  void register() throws Exception {
    PythonPack.register(store, bootstrapServers);
  }

  @Test
  void theShapeOfAGraphIsShown() {
    given()
        .get("/registry/graphs/python/dag")
        .then()
        .statusCode(200)
        .body("graph", equalTo("python"))
        .body("nodes.name", hasItem("cpg_nodes_v1"))
        .body("critical_paths[0].measure", equalTo("VIEWS"));
    given()
        .get("/registry/graphs/python/dag?view=cpg_nodes_v1&depth=1&format=dot")
        .then()
        .statusCode(200)
        .contentType(startsWith("text/vnd.graphviz"))
        .body(containsString("\"cpg_nodes_v1\" [shape=box"))
        .body(not(containsString("\"ast_files_v1\" [")));
    given()
        .get("/registry/graphs/python/dag?format=mermaid")
        .then()
        .statusCode(200)
        .body(startsWith("flowchart LR\n"));
    given()
        .get("/registry/graphs/python/dag?view=cpg_node_v1")
        .then()
        .statusCode(404)
        .body("detail", containsString("did you mean 'cpg_nodes_v1'?"));
    given().get("/registry/graphs/pithon/dag").then().statusCode(404);
    given().get("/registry/graphs/python/dag?depth=0").then().statusCode(400);
    given()
        .get("/registry/graphs/python/dag?format=svg")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("json, dot, mermaid"));
  }

  @Test
  void aViewIsShownWhole() {
    String tag =
        given()
            .get("/registry/views/cpg_nodes_v1")
            .then()
            .statusCode(200)
            .body("plan", startsWith("{"))
            .body("fingerprint.length()", equalTo(64))
            .body("policy_hash.length()", equalTo(64))
            .body("cache_key.length()", equalTo(64))
            .body("schema", startsWith("struct<"))
            .body("schema_fingerprint.length()", equalTo(64))
            .body("lineage.columns.name", hasItem("node_id"))
            .body("partitioning.kind", equalTo("CO_PARTITIONED"))
            .body("required_columns", not(anEmptyMap()))
            .body("sql.duckdb", containsString("SELECT"))
            .extract()
            .header("ETag");
    given().header("If-None-Match", tag).get("/registry/views/cpg_nodes_v1").then().statusCode(304);
    given().get("/registry/views/ast_files_v1").then().statusCode(404);
  }

  @Test
  void lineageGoesUpAndDown() {
    given()
        .get("/registry/views/cpg_nodes_v1/lineage?column=node_id")
        .then()
        .statusCode(200)
        .body("values[0].distance", equalTo(1))
        .body("values[0].to.path", equalTo("node_id"))
        .body("values.from.table", hasItem("ast_files_v1"));
    given()
        .get("/registry/views/ast_files_v1/lineage?direction=down&depth=1")
        .then()
        .statusCode(200)
        .body("values.to.table", hasItem("ast_nodes"))
        .body("values.to.table", not(hasItem("cpg_nodes_v1")));
    given()
        .get("/registry/views/cpg_nodes_v1/lineage?column=nod_id")
        .then()
        .statusCode(404)
        .body("detail", containsString("did you mean 'node_id'?"));
    given().get("/registry/views/cpg_nodes_v1/lineage?direction=x").then().statusCode(400);
    given().get("/registry/views/cpg_nodes_v1/lineage?depth=-1").then().statusCode(400);
    given().get("/registry/views/cpg_node_v1/lineage").then().statusCode(404);
  }

  @Test
  void impactNamesWhatRebuildsAndWhy() {
    given()
        .get("/registry/impact?dataset=ast_files_v1")
        .then()
        .statusCode(200)
        .body("[0].graph", equalTo("python"))
        .body("[0].rebuilds", hasItem("cpg_nodes_v1"))
        .body("[0].affected.find { it.view == 'ast_nodes' }.reasons", not(empty()));
    given()
        .get("/registry/impact?function=stable_id&graph=python")
        .then()
        .statusCode(200)
        .body("[0].changed", equalTo("function stable_id"))
        .body("[0].rebuilds", hasItem("cpg_nodes_v1"));
    given()
        .get("/registry/impact?view=cpg_nodes_v1&column=node_id")
        .then()
        .statusCode(200)
        .body("[0].changed", equalTo("cpg_nodes_v1.node_id"));
    given().get("/registry/impact").then().statusCode(400);
    given().get("/registry/impact?dataset=a&view=b").then().statusCode(400);
    given()
        .get("/registry/impact?function=stabel_id")
        .then()
        .statusCode(404)
        .body("detail", containsString("did you mean 'stable_id'?"));
    given()
        .get("/registry/impact?dataset=ast_files_v1&column=nods")
        .then()
        .statusCode(404)
        .body("detail", containsString("did you mean 'nodes'?"));
  }

  @Test
  void aGraphIsGivenOutAsItIsAndAsItWas() {
    String version =
        given()
            .get("/registry/graphs/python/compiled")
            .then()
            .statusCode(200)
            .body("views.name", hasItem("cpg_nodes_v1"))
            .extract()
            .path("version");
    for (String meant : List.of(version, version.substring(0, 8), "1")) {
      given()
          .get("/registry/graphs/python/compiled?version=" + meant)
          .then()
          .statusCode(200)
          .body("version", equalTo(version));
    }
    given()
        .get("/registry/graphs/python/compiled?version=99")
        .then()
        .statusCode(404)
        .body("detail", containsString("it has [1 ("));
  }

  @Test
  void versionsOfAGraphAreCompared() {
    given()
        .get("/registry/graphs/python/diff?from=1")
        .then()
        .statusCode(200)
        .body("before.length()", equalTo(64))
        .body("views.changes.flatten()", empty())
        .body("always", empty());
    given().get("/registry/graphs/python/diff").then().statusCode(400);
    given()
        .get("/registry/graphs/python/diff?from=77")
        .then()
        .statusCode(404)
        .body("detail", containsString("no version '77'"));
  }

  @Test
  void schemasOfPackFilesArePublished() {
    given().get("/registry/schemas").then().statusCode(200).body("$", hasItem("pack.schema.json"));
    given()
        .get("/registry/schemas/dataset.schema.json")
        .then()
        .statusCode(200)
        .contentType("application/schema+json")
        .body("$schema", containsString("2020-12"));
    given().get("/registry/schemas/packs.schema.json").then().statusCode(404);
  }

  /** Every operation that takes something says how it fails, with a problem and an example. */
  @Test
  void openApiDocumentsTheErrorsOfEveryOperation() throws Exception {
    JsonNode document =
        Json.mapper()
            .readTree(
                given().accept("application/json").get("/q/openapi").then().extract().asString());
    List<String> gaps = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        String name = operation.getKey() + " " + path.getKey();
        JsonNode responses = operation.getValue().path("responses");
        boolean takes =
            operation.getValue().has("parameters") || operation.getValue().has("requestBody");
        boolean fails = false;
        for (Map.Entry<String, JsonNode> response : responses.properties()) {
          if (response.getKey().startsWith("4") || response.getKey().startsWith("5")) {
            fails = true;
            JsonNode problem = response.getValue().path("content").path("application/problem+json");
            if (!problem.has("schema") || !problem.has("example")) {
              gaps.add(name + ": " + response.getKey() + " is no problem");
            }
          }
        }
        if (path.getKey().startsWith("/registry") && takes && !fails) {
          gaps.add(name + ": says no error");
        }
        if (path.getKey().startsWith("/registry")
            && operation.getValue().path("summary").asText().isEmpty()) {
          gaps.add(name + ": has no summary");
        }
      }
    }
    assertThat(document.path("paths").has("/registry/query")).isTrue();
    assertThat(gaps).isEmpty();
  }
}
