package io.codeweft.udf;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.SqlFunctions;
import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.FunctionChanged;
import io.codeweft.contracts.event.FunctionChanged.Kind;
import io.codeweft.contracts.event.FunctionSnapshotPublished;
import io.codeweft.contracts.event.Topic;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.runtime.event.EventSerializer;
import io.codeweft.runtime.event.TopicReplay;
import io.codeweft.testkit.ChangedLibrary;
import io.codeweft.testkit.KafkaResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Changes of SQL functions become snapshots. */
@QuarkusTest
@WithTestResource(value = KafkaResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class UdfFunctionsTest {
  private static final FunctionSnapshot STANDARD = FunctionLibrary.standard().snapshot();
  private static final String TWICE =
      "CREATE FUNCTION span_twice(a int64, b int64) RETURNS int64 COMMENT 'Twice the length.'"
          + " AS span_len(a, b) * 2";
  private static final String TAKEN =
      "CREATE FUNCTION span_len(a int64, b int64) RETURNS int64 COMMENT 'Mine.' AS b - a";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Test
  void everyChangeGivesASnapshotAndWhatDoesNotPassIsLeftAside() throws Exception {
    FunctionDefinition twice = SqlFunctions.none(STANDARD).create(TWICE).function();
    send(new FunctionChanged("span_twice", 1, Kind.CREATED, TWICE, twice));
    awaitSnapshot(snapshot -> snapshot.find("span_twice").isPresent());
    given()
        .get("/udf/functions/span_twice")
        .then()
        .statusCode(200)
        .body("documentation", equalTo("Twice the length."));

    send(new FunctionChanged("span_len", 1, Kind.CREATED, TAKEN, taken()));
    send(
        new FunctionChanged(
            "span_twice", 2, Kind.REPLACED, TWICE, twice.with(twice.implementationHash(), 2)));
    FunctionSnapshot second =
        awaitSnapshot(
            snapshot -> snapshot.find("span_twice").filter(f -> f.version() == 2).isPresent());
    assertThat(second.find("span_len")).isEqualTo(STANDARD.find("span_len"));
    given()
        .get("/udf/refused")
        .then()
        .statusCode(200)
        .body("[0].name", equalTo("span_len"))
        .body("[0].reason", containsString("is a function of the library"));
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body(containsString("is a function of the library"));

    send(new FunctionChanged("span_len", 2, Kind.DELETED, TAKEN, taken()));
    send(new FunctionChanged("span_twice", 3, Kind.DELETED, TWICE, twice));
    awaitSnapshot(STANDARD::equals);
    given().get("/udf/refused").then().body("size()", equalTo(0));
  }

  private static FunctionDefinition taken() throws CompileException {
    return SqlFunctions.none(ChangedLibrary.without("span_len").snapshot())
        .create(TAKEN)
        .function();
  }

  private void send(Event event) throws Exception {
    try (KafkaProducer<String, Event> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new EventSerializer())) {
      producer.send(new ProducerRecord<>(event.topic().topicName(), event.eventKey(), event)).get();
    }
  }

  /** The newest snapshot on the topic, once it fits. */
  private FunctionSnapshot awaitSnapshot(Predicate<FunctionSnapshot> fits) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    List<FunctionSnapshot> read = new ArrayList<>();
    do {
      read.clear();
      new TopicReplay(bootstrapServers)
          .read(
              List.of(Topic.UDF_SNAPSHOT),
              event -> read.add(((FunctionSnapshotPublished) event).snapshot()));
    } while (!fits.test(read.getLast()) && System.nanoTime() < deadline);
    assertThat(fits).accepts(read.getLast());
    return read.getLast();
  }
}
