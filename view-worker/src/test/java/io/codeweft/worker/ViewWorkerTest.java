package io.codeweft.worker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.Topic;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.contracts.event.ViewReady;
import io.codeweft.runtime.event.EventDeserializer;
import io.codeweft.runtime.event.Events;
import io.codeweft.testkit.KafkaResource;
import io.codeweft.testkit.TestTables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
class ViewWorkerTest {
  private static final String ONE_FILE = "select 'a.py' as path, 20 as size";

  @Inject
  @Channel("test-view-ready-out")
  MutinyEmitter<Event> emitter;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @ConfigProperty(name = "codeweft.warehouse")
  Path warehouse;

  private TestTables tables;

  @BeforeEach
  void open() {
    tables = new TestTables(warehouse);
  }

  @Test
  void everyTaskIsAnsweredOnceAndTheBadOneDoesNotStopTheOthers() throws Exception {
    TableVersion files = tables.commit(SampleGraph.REPO, "files", SampleGraph.FILES, ONE_FILE);
    List<ViewReady> tasks =
        LongStream.rangeClosed(1, 6)
            .mapToObj(
                build ->
                    SampleGraph.task(
                        tables.warehouse().objects(),
                        SampleGraph.graph(build == 3 ? "select nope" : SampleGraph.REPORT_SQL),
                        build,
                        Map.of("files", files),
                        Map.of()))
            .toList();
    tasks.forEach(task -> Events.send(emitter, "/codeweft/test", task));
    Map<String, ViewComputed> answers = answers(tasks.size());
    for (ViewReady task : tasks) {
      assertThat(answers).containsKey(task.taskId());
      ViewComputed answer = Objects.requireNonNull(answers.get(task.taskId()));
      if (task.buildNumber() == 3) {
        assertThat(answer.failure()).isNotNull();
      } else {
        assertThat(answer.failure()).isNull();
        assertThat(answer.outputs().getFirst().rows()).isEqualTo(1);
      }
    }
    assertThat(waitingTasks()).as("tasks that were not acknowledged").isZero();
    given()
        .get("/worker/status")
        .then()
        .statusCode(200)
        .body("done", greaterThanOrEqualTo(5))
        .body("failed", greaterThanOrEqualTo(1))
        .body("findings.size()", equalTo(0));
    given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
  }

  /** Tasks behind the offsets that the group has committed; waits for it to reach the end. */
  private long waitingTasks() throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    long waiting;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      do {
        waiting = waitingTasks(admin);
      } while (waiting > 0 && System.nanoTime() < deadline);
    }
    return waiting;
  }

  private static long waitingTasks(Admin admin) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets("view-worker").partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (int i = 0; i < Topic.VIEW_READY.partitions(); i++) {
      ends.put(new TopicPartition(Topic.VIEW_READY.topicName(), i), OffsetSpec.latest());
    }
    return admin.listOffsets(ends).all().get().entrySet().stream()
        .mapToLong(
            end ->
                end.getValue().offset()
                    - (committed.get(end.getKey()) == null
                        ? 0
                        : Objects.requireNonNull(committed.get(end.getKey())).offset()))
        .sum();
  }

  private Map<String, ViewComputed> answers(int count) {
    Map<String, ViewComputed> answers = new HashMap<>();
    try (KafkaConsumer<String, Event> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "group.id", "worker-test",
                "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new EventDeserializer())) {
      consumer.subscribe(List.of(Topic.VIEW_COMPUTED.topicName()));
      long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (answers.size() < count && System.nanoTime() < deadline) {
        for (ConsumerRecord<String, Event> record : consumer.poll(Duration.ofMillis(200))) {
          ViewComputed answer = (ViewComputed) record.value();
          assertThat(record.key()).isEqualTo(SampleGraph.REPO);
          assertThat(answers.put(answer.taskId(), answer)).as(answer.taskId()).isNull();
        }
      }
    }
    return answers;
  }
}
