package io.codeweft.registry.service;

import static io.codeweft.registry.service.Packs.changed;
import static io.codeweft.registry.service.Packs.pack;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.codeweft.contracts.event.Topic;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.registry.build.RegistryState.Registration;
import io.codeweft.testkit.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a graph over time, over HTTP, on a real broker and a real warehouse. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
class LifecycleTest {
  @Inject Store store;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @ConfigProperty(name = "codeweft.warehouse")
  Path warehouse;

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
  void everyVersionIsKeptWithTheTimeOfItsRecord() {
    String first = register(pack("past")).statusCode(201).extract().path("version");
    register(pack("past")).statusCode(200);
    String second = register(second("past")).statusCode(201).extract().path("version");
    Registration registration = store.read(state -> state.registration("past")).orElseThrow();
    given()
        .get("/registry/graphs/past/versions")
        .then()
        .statusCode(200)
        .body("registrations.number", contains(2, 1))
        .body("registrations.version", contains(second, first))
        .body("registrations.kind", contains("REGISTERED", "REGISTERED"))
        .body("registrations[0].registered_at", equalTo(registration.at().toString()))
        .body("registrations[0].pack_digest", equalTo(second("past").digest()))
        .body("registrations[0].pack_object", equalTo(registration.event().packObject()))
        .body(
            "registrations[0].function_snapshot",
            equalTo(FunctionLibrary.standard().snapshot().hash()))
        .body("registrations[0].policy_hash", notNullValue())
        .body("registrations[0].datasets", equalTo(1))
        .body("registrations[0].views", equalTo(3))
        .body("registrations[0].tables", equalTo(2))
        .body("registrations[0].compile_seconds", notNullValue())
        .body("next", nullValue());
    String next =
        given()
            .get("/registry/graphs/past/versions?limit=1")
            .then()
            .body("registrations.number", contains(2))
            .extract()
            .path("next");
    given()
        .get("/registry/graphs/past/versions?limit=1&cursor=" + next)
        .then()
        .body("registrations.number", contains(1))
        .body("next", nullValue());
    given()
        .get("/registry/graphs/pats/versions")
        .then()
        .statusCode(404)
        .body("detail", containsString("did you mean 'past'?"));
  }

  @Test
  void anEarlierVersionIsCurrentAgainUnderTheNextNumber() {
    String first = register(pack("back")).statusCode(201).extract().path("version");
    String second = register(second("back")).statusCode(201).extract().path("version");
    rollback("back", Map.of("number", 1))
        .statusCode(201)
        .header("ETag", "\"3\"")
        .body("version", equalTo(first))
        .body("number", equalTo(3))
        .body("kind", equalTo("ROLLED_BACK"))
        .body("restores", equalTo(1))
        .body("reason", nullValue());
    rollback("back", Map.of("number", 1)).statusCode(200).body("number", equalTo(3));
    rollback("back", Map.of("version", second)).statusCode(201).body("restores", equalTo(2));
    given()
        .get("/registry/graphs/back/versions")
        .then()
        .body("registrations.number", contains(4, 3, 2, 1))
        .body("registrations.version", contains(second, first, second, first))
        .body("registrations.restores", contains(2, 1, null, null));
    rollback("back", Map.of("number", 9))
        .statusCode(404)
        .body("detail", containsString("[1, 2, 3, 4]"));
    rollback("back", Map.of()).statusCode(400);
    rollback("back", Map.of("number", 1, "version", first)).statusCode(400);
  }

  @Test
  void aDeletedGraphIsGoneForWhoeverStartsLaterAndCountsOn() {
    register(pack("gone")).statusCode(201);
    register(second("gone")).statusCode(201);
    given()
        .delete("/registry/graphs/gone")
        .then()
        .statusCode(200)
        .body("number", equalTo(3))
        .body("kind", equalTo("DELETED"));
    given().delete("/registry/graphs/gone").then().statusCode(404);
    given().get("/registry/graphs/gone").then().statusCode(404);
    given().get("/registry/graphs").then().body("name", not(hasItem("gone")));
    given().get("/registry/views").then().body("graph", not(hasItem("gone")));
    assertThat(wire.newest(Topic.VIEW_GRAPH, "gone"))
        .isInstanceOfSatisfying(
            ViewGraphRegistered.class,
            event -> assertThat(event.kind()).isEqualTo(ViewGraphRegistered.Kind.DELETED));
    rollback("gone", Map.of("number", 3))
        .statusCode(400)
        .body("detail", containsString("registration 3 deleted graph 'gone'"));
    register(pack("gone")).statusCode(201).body("number", equalTo(4));
    given()
        .get("/registry/graphs/gone/versions")
        .then()
        .body("registrations.kind", contains("REGISTERED", "DELETED", "REGISTERED", "REGISTERED"));
    given().delete("/registry/graphs/gone").then().statusCode(200);
    rollback("gone", Map.of("number", 2)).statusCode(201).body("number", equalTo(6));
    given().get("/registry/graphs/gone").then().statusCode(200);
  }

  @Test
  void nobodyOverwritesWhatTheyHaveNotSeen() {
    String tag =
        registerIf("If-None-Match", "*", pack("pair")).statusCode(201).extract().header("ETag");
    assertThat(tag).isEqualTo("\"1\"");
    registerIf("If-None-Match", "*", second("pair"))
        .statusCode(412)
        .contentType("application/problem+json")
        .body("detail", containsString("registration 1 is (version"));
    registerIf("If-Match", tag, second("pair")).statusCode(201).header("ETag", "\"2\"");
    registerIf("If-Match", tag, pack("pair"))
        .statusCode(412)
        .body("detail", containsString("registration 1 was expected to be current"))
        .body("detail", containsString("registration 2 is (version"));
    registerIf("If-Match", "*", pack("lonely"))
        .statusCode(412)
        .body("detail", containsString("there is no graph of this name"));
    registerIf("If-Match", "2", pack("pair"))
        .statusCode(400)
        .body("detail", containsString("in quotes: \"3\""));
    given().header("If-Match", tag).delete("/registry/graphs/pair").then().statusCode(412);
    given()
        .contentType(ContentType.JSON)
        .header("If-Match", tag)
        .body(Map.of("number", 1))
        .post("/registry/graphs/pair/rollback")
        .then()
        .statusCode(412);
    given().get("/registry/graphs/pair").then().header("ETag", "\"2\"").body("number", equalTo(2));
    given().header("If-None-Match", "\"2\"").get("/registry/graphs/pair").then().statusCode(304);
    given().header("If-None-Match", tag).get("/registry/graphs/pair").then().statusCode(200);
  }

  @Test
  void aRefusalIsKeptWithItsFindings() {
    PackBundle wrong = changed("wrong", "views/wrong_long.sql", "w.word_no,", "w.wrod_no,");
    register(wrong).statusCode(422);
    String id =
        given()
            .get("/registry/registrations?graph=wrong")
            .then()
            .statusCode(200)
            .body("registrations", hasSize(1))
            .body("registrations[0].kind", equalTo("REFUSED"))
            .body("registrations[0].pack_digest", equalTo(wrong.digest()))
            .body("registrations[0].finding_count", equalTo(2))
            .body("registrations[0].findings", nullValue())
            .body("registrations[0].registered_at", notNullValue())
            .extract()
            .path("registrations[0].id");
    given()
        .get("/registry/registrations/" + id)
        .then()
        .statusCode(200)
        .body("findings.code", contains("unknown-column", "skipped"))
        .body("findings[0].file", equalTo("views/wrong_long.sql"))
        .body("findings[0].line", equalTo(8))
        .body("findings[0].suggestion", equalTo("word_no"));
    given().get("/registry/graphs/wrong/versions").then().statusCode(404);
    given().get("/registry/registrations/x").then().statusCode(404);
    given().get("/registry/registrations?limit=501").then().statusCode(400);
    given().get("/registry/registrations?cursor=x").then().statusCode(400);
  }

  @Test
  void aDatasetChangesOnlyAsItsPolicyAllows() {
    String file = "datasets/grown_texts.yaml";
    register(pack("grown")).statusCode(201);
    PackBundle additive = changed("grown", file, "evolution: strict", "evolution: additive");
    PackBundle grown = changed(additive, file, "path: string!", "path: string!\n  note: string");
    register(grown)
        .statusCode(422)
        .body("errors.code", contains("dataset-evolution"))
        .body("errors[0].file", equalTo(file))
        .body("errors[0].message", containsString("column 'note' of type string is new"));
    register(additive).statusCode(201);
    register(grown).statusCode(201);
    register(additive)
        .statusCode(422)
        .body("errors[0].message", containsString("column 'note' is gone"));
    rollback("grown", Map.of("number", 2)).statusCode(201);
  }

  @Test
  void aDryRunSaysWhatWouldHappenAndLeavesNothing() throws Exception {
    dryRun(pack("dry"))
        .statusCode(200)
        .body("name", equalTo("dry"))
        .body("unchanged", equalTo(false))
        .body("current", nullValue())
        .body("changes", nullValue())
        .body("waves", contains(contains("dry_long"), contains("dry_count")));
    given().get("/registry/graphs/dry").then().statusCode(404);

    String version = register(pack("dry")).statusCode(201).extract().path("version");
    Map<String, Long> before = files();
    long told = wire.end(Topic.VIEW_GRAPH);
    dryRun(pack("dry"))
        .statusCode(200)
        .body("unchanged", equalTo(true))
        .body("changes.always", hasSize(0));
    dryRun(second("dry"))
        .statusCode(200)
        .body("unchanged", equalTo(false))
        .body("current.number", equalTo(1))
        .body("current.version", equalTo(version))
        .body("version", not(equalTo(version)))
        .body("changes.before", equalTo(version))
        .body(
            "changes.views.findAll { it.table == 'dry_words' }.changes.flatten().category",
            contains("ROW_MULTIPLYING", "ROW_MULTIPLYING"))
        .body("changes.views.findAll { it.table != 'dry_words' }.changes.flatten()", hasSize(0))
        .body("changes.conservative.table", contains("dry_long", "dry_count"))
        .body("changes.impact.views.view", hasItem("dry_count"));
    dryRun(changed("dry", "views/dry_long.sql", "w.word_no,", "w.wrod_no,"))
        .statusCode(422)
        .body("errors.code", contains("unknown-column", "skipped"));
    given()
        .header("If-Match", "\"7\"")
        .contentType(ContentType.JSON)
        .body(json(second("dry")))
        .post("/registry/graphs?dry_run=true")
        .then()
        .statusCode(412);
    assertThat(files()).as("nothing is stored, not even a refusal").isEqualTo(before);
    assertThat(wire.end(Topic.VIEW_GRAPH)).isEqualTo(told);
  }

  /**
   * Every file of the warehouse, and its size; not those of builds, which registrations before this
   * may still be ending.
   */
  private Map<String, Long> files() throws IOException {
    Map<String, Long> files = new TreeMap<>();
    Files.walkFileTree(
        warehouse,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.endsWith("builds_v1")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.put(file.toString(), attributes.size());
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static ValidatableResponse dryRun(PackBundle pack) {
    return given()
        .contentType(ContentType.JSON)
        .body(json(pack))
        .post("/registry/graphs?dry_run=true")
        .then();
  }

  private static PackBundle second(String name) {
    return changed(name, "views/" + name + "_words.sql", "> 3", "> 4");
  }

  private static ValidatableResponse register(PackBundle pack) {
    return given().contentType(ContentType.JSON).body(json(pack)).post("/registry/graphs").then();
  }

  private static ValidatableResponse registerIf(String header, String value, PackBundle pack) {
    return given()
        .header(header, value)
        .contentType(ContentType.JSON)
        .body(json(pack))
        .post("/registry/graphs")
        .then();
  }

  private static ValidatableResponse rollback(String name, Map<String, Object> target) {
    return given()
        .contentType(ContentType.JSON)
        .body(target)
        .post("/registry/graphs/" + name + "/rollback")
        .then();
  }

  private static String json(PackBundle pack) {
    return new String(Json.bytes(pack), StandardCharsets.UTF_8);
  }
}
