package io.codeweft.registry.service;

import static io.codeweft.registry.service.Packs.changed;
import static io.codeweft.registry.service.Packs.pack;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.runtime.http.ProblemException;
import io.codeweft.testkit.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Registration over HTTP, with the real compiler and the real function library. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
class RegistrationTest {
  @Inject Store store;
  @Inject Outbox outbox;
  @Inject RegistryWarehouse warehouse;
  @Inject RegistryConfig config;
  @Inject Leadership leadership;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private Wire wire;

  @BeforeEach
  void publishFunctions() throws Exception {
    wire = new Wire(bootstrapServers);
    wire.publishFunctions(store);
  }

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void aPackIsRegisteredOncePerVersion() {
    String version =
        register(pack("small"))
            .statusCode(201)
            .body("name", equalTo("small"))
            .body("number", equalTo(1))
            .body("views", equalTo(3))
            .body("tables", equalTo(2))
            .body("datasets", equalTo(1))
            .body("function_snapshot", equalTo(FunctionLibrary.standard().snapshot().hash()))
            .body("diagnostics.errors", equalTo(0))
            .extract()
            .path("version");
    register(pack("small"))
        .statusCode(200)
        .body("version", equalTo(version))
        .body("number", equalTo(1));

    register(changed("small", "views/small_words.sql", "> 3", "> 4"))
        .statusCode(201)
        .body("number", equalTo(2));
    wire.await(
        ViewGraphRegistered.class, event -> event.name().equals("small") && event.number() == 2);
    assertThat(wire.all(ViewGraphRegistered.class, event -> event.name().equals("small")))
        .extracting(ViewGraphRegistered::number)
        .containsExactly(1L, 2L);
  }

  @Test
  void aRegisteredGraphIsShownAtOnce() {
    register(pack("shown")).statusCode(201);
    given()
        .get("/registry/graphs/shown")
        .then()
        .statusCode(200)
        .body("number", equalTo(1))
        .body("datasets", contains("shown_texts"))
        .body("views.name", contains("shown_words", "shown_long", "shown_count"))
        .body("waves", contains(contains("shown_long"), contains("shown_count")));
    given().get("/registry/graphs").then().statusCode(200).body("name", hasItem("shown"));
    given().get("/registry/views").then().statusCode(200).body("name", hasItem("shown_words"));
    given()
        .get("/registry/views/shown_long")
        .then()
        .statusCode(200)
        .body("graph", equalTo("shown"))
        .body("columns.name", contains("repo", "path", "word_no", "word", "id"))
        .body("columns[4].type", equalTo("string"))
        .body("functions", contains("stable_id"))
        .body("dependencies", contains("shown_words"))
        .body("readers", contains("shown_count"))
        .body("pinned", contains("shown_texts"))
        .body("contract.key", contains("id"))
        .body("sql.duckdb", containsString("shown_words"));
    given()
        .get("/registry/views/shown_lnog")
        .then()
        .statusCode(404)
        .body("detail", containsString("did you mean 'shown_long'?"));
    given()
        .get("/registry/datasets")
        .then()
        .statusCode(200)
        .body("declaration.name", hasItem("shown_texts"));
  }

  @Test
  void anUnknownColumnIsRefusedWithItsPositionAndTheNearestName() {
    refused(changed("bad_column", "views/bad_column_long.sql", "w.word_no,", "w.wrod_no,"))
        .body("errors.code", contains("unknown-column", "skipped"))
        .body("errors[0].file", equalTo("views/bad_column_long.sql"))
        .body("errors[0].line", equalTo(8))
        .body("errors[0].column", equalTo(5))
        .body("errors[0].view", equalTo("bad_column_long"))
        .body("errors[0].suggestion", equalTo("word_no"));
    given().get("/registry/graphs/bad_column").then().statusCode(404);
  }

  @Test
  void anUnknownFunctionIsRefusedWithItsPositionAndTheNearestName() {
    refused(changed("bad_function", "views/bad_function_long.sql", "stable_id(", "stabel_id("))
        .body("errors[0].code", equalTo("unknown-function"))
        .body("errors[0].file", equalTo("views/bad_function_long.sql"))
        .body("errors[0].line", equalTo(10))
        .body("errors[0].column", equalTo(3))
        .body("errors[0].suggestion", equalTo("stable_id"));
  }

  @Test
  void aCycleIsRefused() {
    refused(
            changed(
                "bad_cycle",
                "views/bad_cycle_words.sql",
                "FROM bad_cycle_texts",
                "FROM bad_cycle_long"))
        .body("errors.code", hasItem("cycle"))
        .body("errors[0].file", startsWith("views/bad_cycle_"));
  }

  @Test
  void tablesThatWaitForOneAnotherThroughTheirReferencesAreRefused() {
    refused(
            changed(
                "bad_stages",
                "views/bad_stages_long.sql",
                "owner: path",
                "owner: path\nreferences:\n"
                    + "  - {columns: [path], to: bad_stages_count, to_columns: [path]}"))
        .body("errors[0].code", equalTo("stage-cycle"))
        .body("errors[0].message", containsString("bad_stages_count, bad_stages_long wait"));
  }

  @Test
  void aTableOfAnotherGraphIsNotWrittenTo() {
    register(pack("owner_of")).statusCode(201);
    Map<String, String> files = new TreeMap<>();
    pack("owner_of").files().forEach((path, text) -> files.put(path, text));
    files.computeIfPresent("pack.yaml", (_, text) -> text.replace("pack: owner_of", "pack: thief"));
    refused(new PackBundle("thief", files))
        .body("errors.code", contains("table-taken", "table-taken"))
        .body("errors.view", contains("owner_of_long", "owner_of_count"));
  }

  @Test
  void theNameInThePackCountsAndNotThatOfItsFolder() {
    register(pack("folder_pack")).statusCode(201);
    register(new PackBundle("some-folder", pack("folder_pack").files()))
        .statusCode(200)
        .body("name", equalTo("folder_pack"));
  }

  @Test
  void aPackOfWrongFormIsRefusedWithFileAndLine() {
    refused(changed("bad_form", "pack.yaml", "views:", "vews:"))
        .body("errors.code", hasItem("pack"))
        .body("errors.file", hasItem("pack.yaml"));
  }

  @Test
  void whatIsNoPackIsRefused() {
    given()
        .contentType(ContentType.JSON)
        .body("{\"name\": \"x\", \"fils\": {}}")
        .post("/registry/graphs")
        .then()
        .statusCode(400)
        .body("detail", containsString("files"));
    given()
        .contentType(ContentType.JSON)
        .body("{\"name\": \"x\"}")
        .post("/registry/graphs")
        .then()
        .statusCode(400)
        .body("detail", containsString("files"));
    given()
        .contentType(ContentType.JSON)
        .body("{\"name\": \"x\", \"files\": {}, \"more\": 1}")
        .post("/registry/graphs")
        .then()
        .statusCode(400)
        .body("detail", containsString("more"));
    given()
        .contentType(ContentType.JSON)
        .body(Json.bytes(Map.of("name", "big", "files", Map.of("a.sql", "x".repeat(300_000)))))
        .post("/registry/graphs")
        .then()
        .statusCode(422)
        .body("errors[0].file", equalTo("a.sql"));
  }

  @Test
  void aBodyBeyondTheLimitIsRefused() {
    byte[] body = new byte[config.maxBodyBytes() + 1];
    java.util.Arrays.fill(body, (byte) ' ');
    given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/registry/graphs")
        .then()
        .statusCode(413);
  }

  @Test
  void withoutAFunctionSnapshotNothingIsRegistered() {
    GraphRegistration registration =
        new GraphRegistration(
            new Store(),
            new DurableJournal(warehouse, outbox),
            warehouse,
            new RegistrationParity(outbox),
            leadership,
            config);
    assertThatThrownBy(() -> registration.register(pack("early"), new Precondition.None()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().status()).isEqualTo(503);
              assertThat(e.problem().type()).isEqualTo("urn:codeweft:problem:no-function-snapshot");
            });
  }

  @Test
  void thePythonPackIsRegistered() {
    var answer = register(PackBundle.builtIn("python")).extract();
    assertThat(answer.statusCode()).as("%s", (Object) answer.path("detail")).isIn(200, 201);
    given()
        .get("/registry/graphs/python")
        .then()
        .statusCode(200)
        .body("waves.flatten()", hasItem("cpg_nodes_v1"));
  }

  private static ValidatableResponse refused(PackBundle pack) {
    return register(pack)
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:codeweft:problem:graph-refused"))
        .body("detail", startsWith("pack '" + pack.name() + "' was not registered: "));
  }

  private static ValidatableResponse register(PackBundle pack) {
    return given()
        .contentType(ContentType.JSON)
        .body(new String(Json.bytes(pack), StandardCharsets.UTF_8))
        .post("/registry/graphs")
        .then();
  }
}
