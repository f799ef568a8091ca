package io.codeweft.extract.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import io.codeweft.contracts.event.ContractViolated;
import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.Topic;
import io.codeweft.contracts.json.Json;
import io.codeweft.extract.Datasets;
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
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
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
    assertThat(event.tables()).hasSize(Datasets.all().size());
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
  void anOfferByRestLandsOrIsRefused() {
    Map<String, Object> offer = offer("offered-rest", "o-1", "ast_files_v1");
    JsonPath landed = end(start("/extract/offers", offer));
    assertThat(landed.getString("state")).isEqualTo("landed");
    assertThat(landed.getString("extractor_version")).isEqualTo("other-1");
    assertThat(end(start("/extract/offers", offer)).getString("state")).isEqualTo("unchanged");
    assertThat(announced("offered-rest", 2).getFirst().value())
        .isEqualTo(announced("offered-rest", 2).get(1).value());

    JsonPath refused = end(start("/extract/offers", offer("offered-rest", "o-2", "ast_file_v1")));
    assertThat(refused.getString("state")).isEqualTo("refused");
    assertThat(refused.getString("error"))
        .startsWith("ast_file_v1 (MISSING_TABLE): expected a dataset that a registered pack")
        .endsWith("found no such dataset; nearest: ast_files_v1");
    assertThat(refused.getString("violations[0].type")).isEqualTo("MISSING_TABLE");
    Event violation = records(Topic.CONTRACT_VIOLATION, "offered-rest", 1).getFirst().value();
    assertThat(((ContractViolated) violation).taskId()).isEqualTo("offer-o-2");
  }

  @Test
  void anOfferAsSuchIsChecked() {
    given()
        .contentType("application/json")
        .body(offer("../up", "o-1", "ast_files_v1"))
        .post("/extract/offers")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("'../up' is not allowed"));
    given()
        .contentType("application/json")
        .body(Map.of("repo", "r"))
        .post("/extract/offers")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("'offer_id' is missing"));
    given().get("/extract/offers/inbox").then().statusCode(200).body("path", endsWith("/inbox"));
  }

  /** A producer that knows nothing of us: headers, a key, and JSON as text. */
  @Test
  void anOfferByItsTopicIsAnsweredOnceForEachDelivery() {
    String offer = Json.text(offer("offered-event", "o-1", "ast_files_v1"));
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new StringSerializer())) {
      for (String data : List.of("garbage", "{\"repo\":\"offered-event\"}", offer, offer)) {
        ProducerRecord<String, String> message =
            new ProducerRecord<>(Topic.EXTRACT_OFFERED.topicName(), "offered-event", data);
        Map.of(
                "ce_specversion", "1.0",
                "ce_type", "io.codeweft.extract-offered.v1",
                "ce_source", "/other",
                "ce_id", "o-1",
                "content-type", "application/json")
            .forEach((k, v) -> message.headers().add(k, v.getBytes(StandardCharsets.UTF_8)));
        producer.send(message);
      }
    }
    List<ConsumerRecord<String, Event>> answers = announced("offered-event", 2);
    assertThat(answers).hasSize(2);
    assertThat(answers.get(1).value()).isEqualTo(answers.get(0).value());
    assertThat(((ExtractLanded) answers.getFirst().value()).options())
        .containsEntry("offer", "o-1");
  }

  private static Map<String, Object> offer(String repo, String id, String dataset) {
    return Map.of(
        "offer_id",
        id,
        "repo",
        repo,
        "tool",
        Map.of("name", "other", "version", "1"),
        "datasets",
        Map.of(dataset, Map.of("mode", "replace", "files", List.of())));
  }

  private static String start(String path, Map<String, Object> body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post(path)
        .then()
        .statusCode(202)
        .header("Location", containsString("/extract/runs/"))
        .extract()
        .path("run_id");
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
      if (List.of("landed", "unchanged", "refused", "failed").contains(status.getString("state"))) {
        return status;
      }
    }
    throw new AssertionError("run " + id + " did not end within " + PATIENCE);
  }

  private List<ConsumerRecord<String, Event>> announced(String repo, int atLeast) {
    return records(Topic.EXTRACT_LANDED, repo, atLeast);
  }

  private List<ConsumerRecord<String, Event>> records(Topic topic, String repo, int atLeast) {
    List<ConsumerRecord<String, Event>> records = new ArrayList<>();
    try (KafkaConsumer<String, Event> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new EventDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, topic.partitions())
              .mapToObj(p -> new TopicPartition(topic.topicName(), p))
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
