package io.codeweft.registry.service;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.json.Json;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.rows.parity.ParityTable;
import io.codeweft.rows.parity.ParityTable.Told;
import io.codeweft.tables.Warehouse;
import io.codeweft.testkit.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What people see of parity checks and of changed functions. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
class ParityEndpointTest {
  private static final FunctionSnapshot STANDARD = FunctionLibrary.standard().snapshot();

  @Inject Store store;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @ConfigProperty(name = "codeweft.warehouse")
  Path warehouse;

  @Test
  void checksAreShownNewestFirstAPageAtATime() {
    new ParityTable(Warehouse.at(warehouse), false)
        .append(
            IntStream.range(0, 5)
                .mapToObj(i -> told("seen_" + i, i % 2 == 0 ? List.of() : List.of("wrong " + i)))
                .toList());
    String next =
        given()
            .get("/registry/parity?graph=seen&limit=2")
            .then()
            .statusCode(200)
            .body("checks.view", contains("seen_4", "seen_3"))
            .body("checks.in_parity", contains(true, false))
            .body("checks[1].findings", contains("wrong 3"))
            .body("checks[1].check", equalTo("commit"))
            .body("checks[1].checked_at", equalTo("2026-01-02T03:04:05Z"))
            .extract()
            .path("next");
    given()
        .get("/registry/parity?graph=seen&limit=3&cursor=" + next)
        .then()
        .body("checks.view", contains("seen_2", "seen_1", "seen_0"))
        .body("next", nullValue());
    given()
        .get("/registry/parity?graph=seen&findings=only")
        .then()
        .body("checks.view", contains("seen_3", "seen_1"));
    given().get("/registry/parity?view=seen_2").then().body("checks.view", contains("seen_2"));
    given().get("/registry/parity?build=none").then().body("checks", empty());
    given().get("/registry/parity?check=worker-start&graph=seen").then().body("checks", empty());
    for (String wrong : List.of("check=x", "findings=x", "limit=0", "cursor=x")) {
      given().get("/registry/parity?" + wrong).then().statusCode(400);
    }
  }

  @Test
  void whatASnapshotWouldChangeIsSaidWithTheViewsItHits() throws Exception {
    try (Wire wire = new Wire(bootstrapServers)) {
      wire.publishFunctions(store);
    }
    given()
        .contentType(ContentType.JSON)
        .body(Json.text(Packs.pack("compat")))
        .post("/registry/graphs")
        .then()
        .statusCode(201);
    FunctionSnapshot without =
        FunctionSnapshot.of(
            STANDARD.functions().stream().filter(f -> !f.name().equals("stable_id")).toList());
    given()
        .contentType(ContentType.JSON)
        .body(Json.text(without))
        .post("/registry/functions/compatibility")
        .then()
        .statusCode(200)
        .body("from", equalTo(STANDARD.hash()))
        .body("to", equalTo(without.hash()))
        .body("findings", empty())
        .body("changes.function", contains("stable_id"))
        .body("changes[0].kind", equalTo("REMOVED"))
        .body("changes[0].breaking", equalTo(true))
        .body("changes[0].views.view", hasItem("compat_long"));
    given()
        .contentType(ContentType.JSON)
        .body(Json.text(without).replace(without.hash(), "x"))
        .post("/registry/functions/compatibility")
        .then()
        .statusCode(200)
        .body("findings[0]", containsString("its hash is x"));
    given()
        .get("/registry/functions/compatibility?against=" + STANDARD.hash())
        .then()
        .statusCode(200)
        .body("changes", empty());
    given()
        .get("/registry/functions/compatibility?against=" + "0".repeat(64))
        .then()
        .statusCode(404);
    given().get("/registry/functions/compatibility").then().statusCode(400);
  }

  private static Told told(String view, List<String> findings) {
    return new Told(
        new ParityChecked(
            "b", "r", view, ParityChecked.COMMIT, "s", List.of("f"), findings, "seen", "v", "m"),
        Instant.parse("2026-01-02T03:04:05Z"));
  }
}
