package io.codeweft.extract.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.Topic;
import io.codeweft.extract.Tree;
import io.codeweft.runtime.event.EventDeserializer;
import io.codeweft.testkit.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service with a real broker, through its REST interface. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
class ExtractServiceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @TempDir Path folder;

  @Test
  void aRunLandsAndIsAnnounced() {
    new Tree(folder).write("a.py", "def f(): pass\n").write("b.py", "def (\n");
    JsonPath landed = run("announced");

    assertThat(landed.getString("state")).isEqualTo("landed");
    assertThat(landed.getInt("files_total")).isEqualTo(2);
    assertThat(landed.getInt("files_done")).isEqualTo(2);
    assertThat(landed.getInt("lines")).isEqualTo(2);
    assertThat(landed.getInt("errors")).isEqualTo(1);
    assertThat(landed.getInt("tables.ast_files_v1.rows")).isEqualTo(2);
    assertThat(landed.getString("tables.ast_files_v1.location"))
        .isEqualTo("tables/announced/ast_files_v1");

    ConsumerRecord<String, Event> message = announced("announced", 1).getFirst();
    ExtractLanded event = (ExtractLanded) message.value();
    assertThat(header(message, "ce_type")).isEqualTo("io.codeweft.extract-landed.v1");
    assertThat(header(message, "ce_source")).isEqualTo("/codeweft/extract");
    assertThat(header(message, "ce_id")).isEqualTo(landed.getString("extract_id"));
    assertThat(event.extractId()).isEqualTo(landed.getString("extract_id"));
    assertThat(event.files()).isEqualTo(2);
    assertThat(event.tables()).hasSize(4);
  }

  @Test
  void anUnchangedTreeIsAnnouncedAgainWithTheSameEvent() {
    new Tree(folder).write("a.py", "x = 1\n");
    assertThat(run("again").getString("state")).isEqualTo("landed");
    JsonPath second = run("again");
    assertThat(second.getString("state")).isEqualTo("unchanged");
    assertThat(second.getInt("tables.ast_files_v1.version")).isZero();

    List<ConsumerRecord<String, Event>> messages = announced("again", 2);
    assertThat(messages.get(1).value()).isEqualTo(messages.get(0).value());
    assertThat(header(messages.get(1), "ce_id")).isEqualTo(header(messages.get(0), "ce_id"));
  }

  @Test
  void aRunThatCannotGoOnSaysWhy() {
    String id =
        given()
            .contentType("application/json")
            .body(Map.of("path", folder.toString(), "repo", "r", "python", "no-such-python"))
            .post("/extract/runs")
            .then()
            .statusCode(202)
            .extract()
            .path("run_id");
    JsonPath end = end(id);
    assertThat(end.getString("state")).isEqualTo("failed");
    assertThat(end.getString("error")).contains("'no-such-python' cannot be used");
  }

  @Test
  void aWrongRequestIsAProblem() {
    given()
        .contentType("application/json")
        .body(Map.of("path", folder.resolve("missing").toString()))
        .post("/extract/runs")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:codeweft:problem:extract-request"))
        .body("detail", containsString("give an existing folder"));
    given()
        .contentType("application/json")
        .body(Map.of("path", folder.toString(), "repo", "../up"))
        .post("/extract/runs")
        .then()
        .statusCode(400)
        .body("detail", containsString("'../up' is not allowed"));
    given()
        .contentType("application/json")
        .body(Map.of("path", folder.toString(), "repo", "r", "exclude", List.of("a[b")))
        .post("/extract/runs")
        .then()
        .statusCode(400)
        .body("detail", containsString("'a[b' is not valid"));
    given()
        .contentType("application/json")
        .body(Map.of("folder", "x"))
        .post("/extract/runs")
        .then()
        .statusCode(400);
  }

  @Test
  void anUnknownRunIsNotFound() {
    given()
        .get("/extract/runs/nope")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:codeweft:problem:unknown-run"));
  }

  @Test
  void theServiceIsReadyAndDescribed() {
    given().get("/q/health/ready").then().statusCode(200);
    given()
        .accept("application/json")
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths", hasKey("/extract/runs"))
        .body("paths", hasKey("/extract/runs/{id}"));
  }

  private JsonPath run(String repo) {
    String id =
        given()
            .contentType("application/json")
            .body(Map.of("path", folder.toString(), "repo", repo))
            .post("/extract/runs")
            .then()
            .statusCode(202)
            .header("Location", containsString("/extract/runs/"))
            .extract()
            .path("run_id");
    return end(id);
  }

  private static JsonPath end(String id) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      JsonPath status =
          given().get("/extract/runs/" + id).then().statusCode(200).extract().jsonPath();
      if (List.of("landed", "unchanged", "failed").contains(status.getString("state"))) {
        return status;
      }
    }
    throw new AssertionError("run " + id + " did not end within " + PATIENCE);
  }

  private List<ConsumerRecord<String, Event>> announced(String repo, int atLeast) {
    List<ConsumerRecord<String, Event>> records = new ArrayList<>();
    try (KafkaConsumer<String, Event> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new EventDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, Topic.EXTRACT_LANDED.partitions())
              .mapToObj(p -> new TopicPartition(Topic.EXTRACT_LANDED.topicName(), p))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (records.size() < atLeast && System.nanoTime() < deadline) {
        for (ConsumerRecord<String, Event> message : consumer.poll(Duration.ofMillis(200))) {
          if (message.key().equals(repo)) {
            records.add(message);
          }
        }
      }
    }
    assertThat(records).as("events of " + repo).hasSizeGreaterThanOrEqualTo(atLeast);
    return records;
  }

  private static String header(ConsumerRecord<String, Event> message, String name) {
    return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
