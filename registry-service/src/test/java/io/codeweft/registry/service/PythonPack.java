package io.codeweft.registry.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import io.codeweft.contracts.event.FunctionSnapshotPublished;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.functions.FunctionLibrary;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The built-in pack, registered once for all tests of a registry. */
final class PythonPack {
  private PythonPack() {}

  static void register(Store store, String bootstrapServers) throws Exception {
    if (store.read(state -> state.graph("python")).isPresent()) {
      return;
    }
    try (Wire wire = new Wire(bootstrapServers)) {
      wire.send(
          new FunctionSnapshotPublished(
              FunctionSnapshotPublished.LIBRARY, FunctionLibrary.standard().snapshot()));
      assertThat(store.await(state -> state.functions().isPresent(), Duration.ofSeconds(30)))
          .isTrue();
    }
    given()
        .contentType(ContentType.JSON)
        .body(new String(Json.bytes(PackBundle.builtIn("python")), StandardCharsets.UTF_8))
        .post("/registry/graphs")
        .then()
        .statusCode(oneOf(200, 201));
  }
}
