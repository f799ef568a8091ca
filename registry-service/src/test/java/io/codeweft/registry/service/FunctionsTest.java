package io.codeweft.registry.service;

import static io.codeweft.registry.service.Packs.changed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.SqlFunctions;
import io.codeweft.contracts.event.FunctionChanged;
import io.codeweft.contracts.event.FunctionSnapshotPublished;
import io.codeweft.contracts.event.Topic;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.runtime.event.TopicFollower;
import io.codeweft.testkit.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * SQL functions over HTTP, with the real compiler on a real broker; the test answers changes with
 * snapshots, as the udf-service does.
 */
@QuarkusTest
@WithTestResource(KafkaResource.class)
class FunctionsTest {
  @Inject Store store;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private final Map<String, FunctionDefinition> made = new TreeMap<>();
  private Wire wire;
  private TopicFollower follower;

  @BeforeEach
  void publishFunctions() throws Exception {
    wire = new Wire(bootstrapServers);
    wire.publishFunctions(store);
    follower =
        TopicFollower.start(
            "test-udf",
            bootstrapServers,
            Map.of(new TopicPartition(Topic.UDF_FUNCTION.topicName(), 0), 0L),
            (_, event) -> answer((FunctionChanged) event));
  }

  @AfterEach
  void close() throws Exception {
    follower.close();
    wire.close();
  }

  private void answer(FunctionChanged change) {
    FunctionDefinition current = change.current();
    if (current == null) {
      made.remove(change.name());
    } else {
      made.put(change.name(), current);
    }
    try (Wire own = new Wire(bootstrapServers)) {
      own.sendNow(
          new FunctionSnapshotPublished(
              FunctionSnapshotPublished.LIBRARY,
              SqlFunctions.of(FunctionLibrary.standard().snapshot(), made.values()).snapshot()));
    } catch (CompileException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFunctionIsCreatedUsedReplacedAndKeptWhileItIsUsed() {
    post(function("shout", "upper(w)"), "?dry_run=true")
        .statusCode(200)
        .body("state", equalTo("previewed"))
        .body("number", equalTo(1));
    given().get("/registry/functions/shout").then().statusCode(404);
    post(function("shout", "upper(w)"), "")
        .statusCode(201)
        .body("state", equalTo("current"))
        .body("number", equalTo(1))
        .body("signature", equalTo("shout(w string) -> string"));
    given()
        .get("/registry/functions/shout")
        .then()
        .statusCode(200)
        .body("origin", equalTo("sql"))
        .body("state", equalTo("current"))
        .body("statement", containsString("CREATE OR REPLACE FUNCTION shout"));
    given()
        .get("/registry/functions?limit=500")
        .then()
        .body("functions.name", hasItems("shout", "stable_id"))
        .body("next", nullValue());
    post(function("shout", "upper(w)"), "").statusCode(200).body("state", equalTo("unchanged"));

    given()
        .contentType(ContentType.JSON)
        .body(Json.text(shouting("loud")))
        .post("/registry/graphs")
        .then()
        .statusCode(201);
    given().get("/registry/views/loud_words").then().body("functions", hasItem("shout"));

    post(function("shout", "lower(w)"), "")
        .statusCode(201)
        .body("number", equalTo(2))
        .body("impacts[0].function", equalTo("shout"))
        .body("impacts[0].views.view", hasItem("loud_words"));
    post(
            "CREATE OR REPLACE FUNCTION shout(a int64, b int64) RETURNS int64 COMMENT 'x' AS a + b",
            "")
        .statusCode(422)
        .body("type", equalTo("urn:codeweft:problem:function-refused"))
        .body("errors.view", hasItem("loud_words"))
        .body("detail", containsString("graph 'loud' would not compile any more"));
    given()
        .delete("/registry/functions/shout")
        .then()
        .statusCode(422)
        .body("errors.view", hasItem("loud_words"));
    given().get("/registry/functions/shout").then().body("number", equalTo(2));

    given().delete("/registry/graphs/loud").then().statusCode(200);
    given()
        .delete("/registry/functions/shout")
        .then()
        .statusCode(200)
        .body("state", equalTo("deleted"))
        .body("number", equalTo(3));
    given().get("/registry/functions/shout").then().statusCode(404);
    given().delete("/registry/functions/shout").then().statusCode(404);
    post(function("shout", "trim(w)"), "").statusCode(201).body("number", equalTo(4));
    given()
        .get("/registry/functions/shout/versions")
        .then()
        .statusCode(200)
        .body("number", contains(4, 3, 2, 1))
        .body("state", contains("created", "deleted", "replaced", "created"))
        .body("[2].statement", containsString("lower(w)"));
  }

  @Test
  void whatIsWrongIsSaidAndNothingIsChanged() {
    post("CREATE FUNCTION bad(a string) RETURNS string COMMENT 'x' AS no_such(a)", "")
        .statusCode(422)
        .body("errors[0].message", containsString("no_such"));
    post("CREATE FUNCTION stable_id(a string) RETURNS string COMMENT 'x' AS a", "")
        .statusCode(422)
        .body("detail", containsString("'stable_id' is a function of the library"));
    post("CREATE FUNCTION silent(a string) RETURNS string AS upper(a)", "?dry_run=true")
        .statusCode(200)
        .body("documentation", equalTo("Short for `upper(a)`."));
    post("SELECT 1", "").statusCode(422);
    given().delete("/registry/functions/stable_id").then().statusCode(404);
    given().get("/registry/functions/stable_idd").then().statusCode(404);
    given().get("/registry/functions/stable_id/versions").then().statusCode(404);
    assertThat(wire.end(Topic.UDF_FUNCTION)).isLessThanOrEqualTo(4);
  }

  private static String function(String name, String expression) {
    return "CREATE OR REPLACE FUNCTION "
        + name
        + "(w string) RETURNS string COMMENT 'A word in another form.' AS "
        + expression;
  }

  private static PackBundle shouting(String name) {
    return changed(name, "views/" + name + "_words.sql", "w.word\n", "shout(w.word) AS word\n");
  }

  private static ValidatableResponse post(String text, String query) {
    return given()
        .contentType(ContentType.TEXT)
        .body(text)
        .post("/registry/functions" + query)
        .then();
  }
}
