package io.codeweft.runtime.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.FunctionSnapshotPublished;
import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.contracts.event.Topic;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.engine.FunctionParity;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.runtime.event.EventSerializer;
import io.codeweft.runtime.event.TopicAdmin;
import io.codeweft.testkit.ChangedLibrary;
import io.codeweft.testkit.KafkaResource;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** At the start of a process, each side of the parity is broken in turn: it is not ready. */
class LibraryWatchTest {
  private static final FunctionSnapshot STANDARD = FunctionLibrary.standard().snapshot();

  private final KafkaResource kafka = new KafkaResource();
  private final BlockingQueue<Event> reports = new LinkedBlockingQueue<>();
  private String bootstrapServers;

  @BeforeEach
  void start() {
    bootstrapServers = Objects.requireNonNull(kafka.start().get("kafka.bootstrap.servers"));
    TopicAdmin.ensure(bootstrapServers, (short) 1, Duration.ofSeconds(60));
  }

  @AfterEach
  void stop() {
    kafka.stop();
  }

  @Test
  void whatIsPublishedIsComparedAndEachResultReportedOnce() throws Exception {
    try (LibraryWatch watch = watch(FunctionParity.standard())) {
      ParityChecked first = next();
      assertThat(first.check()).isEqualTo("worker-start");
      assertThat(first.checkedBy()).isEqualTo("worker w");
      assertThat(first.functionSnapshot()).as("none is published").isEqualTo(STANDARD.hash());
      assertThat(first.functions()).contains("stable_id", "span_len");
      assertThat(first.findings()).isEmpty();
      ready(watch, Status.UP);

      FunctionSnapshot other = ChangedLibrary.without("span_len").snapshot();
      publish(STANDARD);
      publish(other);
      assertThat(next())
          .satisfies(
              report -> {
                assertThat(report.functionSnapshot()).isEqualTo(other.hash());
                assertThat(report.findings())
                    .containsExactly(
                        "the published snapshot has the function library "
                            + other.libraryHash()
                            + ", this process has "
                            + STANDARD.libraryHash()
                            + "; run the same release everywhere");
              });
      ready(watch, Status.DOWN);

      publish(STANDARD);
      assertThat(next().findings()).isEmpty();
      publish(new FunctionSnapshot("x", STANDARD.libraryHash(), STANDARD.functions()));
      assertThat(next())
          .satisfies(
              report -> {
                assertThat(report.functionSnapshot()).isEqualTo(STANDARD.hash());
                assertThat(report.findings())
                    .singleElement()
                    .asString()
                    .startsWith("the published snapshot is refused: the snapshot: its hash is x");
              });
      ready(watch, Status.DOWN);
      publish(STANDARD);
      assertThat(next().findings()).isEmpty();
      ready(watch, Status.UP);
    }
    assertThat(reports).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theEngineComputesSomethingElse(ChangedLibrary.Drift drift) throws Exception {
    publish(STANDARD);
    try (LibraryWatch watch = watch(drift.parity())) {
      assertThat(next().findings())
          .anySatisfy(finding -> assertThat(finding).contains(drift.finding()));
      ready(watch, Status.DOWN);
    }
  }

  @Test
  void aGoldenVectorDoesNotHold() throws Exception {
    try (LibraryWatch watch = watch(ChangedLibrary.wrongVector())) {
      assertThat(next().findings())
          .containsExactly("golden: span_len[[3, 10]] gave 7 (BIGINT), expected 8 (BIGINT)");
      ready(watch, Status.DOWN);
    }
  }

  private LibraryWatch watch(FunctionParity parity) {
    return LibraryWatch.start(
        "worker w", bootstrapServers, parity.library(), parity::findings, reports::add);
  }

  private ParityChecked next() throws InterruptedException {
    Event event = reports.poll(60, TimeUnit.SECONDS);
    assertThat(event).as("a report within 60 s").isInstanceOf(ParityChecked.class);
    return (ParityChecked) Objects.requireNonNull(event);
  }

  private static void ready(LibraryWatch watch, Status status) {
    HealthCheckResponse response = watch.health("functions");
    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(response.getData().orElseThrow().containsKey("finding-0"))
        .isEqualTo(status == Status.DOWN);
  }

  private void publish(FunctionSnapshot snapshot) throws Exception {
    try (KafkaProducer<String, Event> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new EventSerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topic.UDF_SNAPSHOT.topicName(),
                  FunctionSnapshotPublished.LIBRARY,
                  new FunctionSnapshotPublished(FunctionSnapshotPublished.LIBRARY, snapshot)))
          .get();
    }
  }
}
