package io.codeweft.registry.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
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
