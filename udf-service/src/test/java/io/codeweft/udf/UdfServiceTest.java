package io.codeweft.udf;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;

import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.FunctionSnapshotPublished;
import io.codeweft.contracts.event.Topic;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.runtime.event.EventDeserializer;
import io.codeweft.testkit.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
class UdfServiceTest {
  @Inject SnapshotPublisher publisher;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Test
  void theSnapshotIsPublishedAtStartAndIsWhatRestShows() {
    String hash = given().get("/udf/snapshot").then().statusCode(200).extract().path("hash");
    ConsumerRecord<String, Event> first = published(1).getFirst();

    assertThat(first.key()).isEqualTo("codeweft");
    assertThat(header(first, "ce_type")).isEqualTo("io.codeweft.udf-snapshot.v1");
    assertThat(header(first, "ce_source")).isEqualTo("/codeweft/udf");
    assertThat(header(first, "ce_id")).isEqualTo(hash);
    assertThat(first.value())
        .isEqualTo(
            new FunctionSnapshotPublished("codeweft", FunctionLibrary.standard().snapshot()));
    assertThat(((FunctionSnapshotPublished) first.value()).snapshot().hash()).isEqualTo(hash);
  }

  @Test
  void anotherStartSendsTheSameEvent() {
    publisher.publish(FunctionLibrary.standard().snapshot());
    List<ConsumerRecord<String, Event>> records = published(2);
    assertThat(header(records.get(1), "ce_id")).isEqualTo(header(records.get(0), "ce_id"));
    assertThat(records.get(1).value()).isEqualTo(records.get(0).value());
  }

  @Test
  void functionsAreListedWithTheirSignatures() {
    given()
        .get("/udf/functions")
        .then()
        .statusCode(200)
        .body("", hasSize(FunctionLibrary.standard().snapshot().functions().size()))
        .body("signature", hasItem("span_len(bstart int64, bend int64) -> int64!"));
  }

  @Test
  void oneFunctionIsShownByNameOrAlias() {
    given()
        .get("/udf/functions/NULL_IF_BLANK")
        .then()
        .statusCode(200)
        .body("name", equalTo("utf8_null_if_blank"))
        .body("null_rule", equalTo("HANDLES"))
        .body("parameters[0].type", equalTo("string"))
        .body("documentation", containsString("white space"))
        .body("examples[0].call", equalTo("utf8_null_if_blank('  ')"));
  }

  @Test
  void anUnknownFunctionIsAProblemThatNamesTheNearest() {
    given()
        .get("/udf/functions/stabel_id")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:codeweft:problem:unknown-function"))
        .body("detail", containsString("no function 'stabel_id'; did you mean stable_id?"));
  }

  @Test
  void theServiceIsReadyAndDescribed() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.name", hasItem("udf-function-parity"));
    given()
        .accept("application/json")
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths", hasKey("/udf/functions/{name}"));
  }

  private List<ConsumerRecord<String, Event>> published(int atLeast) {
    List<ConsumerRecord<String, Event>> records = new ArrayList<>();
    try (KafkaConsumer<String, Event> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new EventDeserializer())) {
      TopicPartition partition = new TopicPartition(Topic.UDF_SNAPSHOT.topicName(), 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (records.size() < atLeast && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    assertThat(records).as("records within 30 s").hasSizeGreaterThanOrEqualTo(atLeast);
    return records;
  }

  private static String header(ConsumerRecord<String, Event> message, String name) {
    return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
