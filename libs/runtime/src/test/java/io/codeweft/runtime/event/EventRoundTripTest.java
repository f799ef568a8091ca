package io.codeweft.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.FileChanges;
import io.codeweft.contracts.event.FunctionSnapshotPublished;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.Topic;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.testkit.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
class EventRoundTripTest {
  @Inject
  @Channel("test-extract-landed-out")
  MutinyEmitter<Event> emitter;

  @Inject Received received;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @ApplicationScoped
  static class Received {
    private final BlockingQueue<Message<Event>> messages = new LinkedBlockingQueue<>();

    @Incoming("test-extract-landed-in")
    CompletionStage<Void> take(Message<Event> message) {
      messages.add(message);
      return message.ack();
    }

    Message<Event> next() throws InterruptedException {
      Message<Event> message = messages.poll(30, TimeUnit.SECONDS);
      assertThat(message).as("an event within 30 s").isNotNull();
      return message;
    }
  }

  @Test
  void anEventArrivesAsACloudEventAndCanBeReplayed() throws Exception {
    ExtractLanded event = landed("extract-1");
    Events.send(emitter, "/codeweft/test", event);

    Message<Event> message = received.next();
    assertThat(message.getPayload()).isEqualTo(event);
    IncomingCloudEventMetadata<?> cloudEvent =
        message.getMetadata(IncomingCloudEventMetadata.class).orElseThrow();
    assertThat(cloudEvent.getId()).isEqualTo("extract-1");
    assertThat(cloudEvent.getType()).isEqualTo("io.codeweft.extract-landed.v1");

    List<Event> replayed = new ArrayList<>();
    new TopicReplay(bootstrapServers).read(List.of(Topic.EXTRACT_LANDED), replayed::add);
    assertThat(replayed).contains(event);
  }

  @Test
  void everyFollowerReadsEverythingThatComesAfterTheReplay() throws Exception {
    Events.send(emitter, "/codeweft/test", snapshot("before"));
    Map<TopicPartition, Long> ends =
        new TopicReplay(bootstrapServers)
            .readRecords(List.of(Topic.UDF_SNAPSHOT.topicName()), (_, _) -> {});
    BlockingQueue<String> one = new LinkedBlockingQueue<>();
    BlockingQueue<String> other = new LinkedBlockingQueue<>();
    try (TopicFollower first = follower(ends, one);
        TopicFollower second = follower(ends, other)) {
      sendRaw(Topic.UDF_SNAPSHOT, "no event");
      Events.send(emitter, "/codeweft/test", snapshot("after-1"));
      Events.send(emitter, "/codeweft/test", snapshot("after-2"));
      for (BlockingQueue<String> queue : List.of(one, other)) {
        assertThat(queue.poll(30, TimeUnit.SECONDS)).isEqualTo("after-1");
        assertThat(queue.poll(30, TimeUnit.SECONDS)).isEqualTo("after-2");
      }
      assertThat(first.failure()).isNull();
      assertThat(second.failure()).isNull();
    }
  }

  private TopicFollower follower(Map<TopicPartition, Long> ends, BlockingQueue<String> queue) {
    return TopicFollower.start(
        "follower", bootstrapServers, ends, (_, event) -> queue.add(event.eventKey()));
  }

  private static FunctionSnapshotPublished snapshot(String library) {
    return new FunctionSnapshotPublished(library, FunctionSnapshot.of(List.of()));
  }

  private void sendRaw(Topic topic, String text) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic.topicName(), "r", text.getBytes(StandardCharsets.UTF_8)))
          .get();
    }
  }

  @Test
  void aRecordThatIsNoEventGoesToTheDeadLetterTopicAndTheNextOneIsTaken() throws Exception {
    sendRaw(Topic.EXTRACT_LANDED, "not json");
    Events.send(emitter, "/codeweft/test", landed("extract-2"));
    assertThat(received.next().getPayload()).isEqualTo(landed("extract-2"));
    assertThat(deadLetter()).isEqualTo("r");
  }

  @Test
  void aTopicWithOtherPartitionsIsRefused() throws Exception {
    TopicAdmin.ensure(bootstrapServers, (short) 1, Duration.ofSeconds(30));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createPartitions(Map.of(Topic.PARITY.topicName(), NewPartitions.increaseTo(7)))
          .all()
          .get();
    }
    assertThatThrownBy(() -> TopicAdmin.ensure(bootstrapServers, (short) 1, Duration.ofSeconds(30)))
        .hasMessageContaining("weft-parity-v1 has 7 partitions where 4 are declared");
  }

  private String deadLetter() {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "group.id", "dead-letters",
                "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of(Topic.EXTRACT_LANDED.deadLetterName()));
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (System.nanoTime() < deadline) {
        for (var letter : consumer.poll(Duration.ofMillis(200))) {
          return letter.key();
        }
      }
    }
    throw new AssertionError("no dead letter within 30 s");
  }

  private static ExtractLanded landed(String id) {
    return new ExtractLanded(
        id,
        "r",
        Map.of("t", new TableVersion("tables/r/t", 1, 2)),
        1,
        2,
        0,
        "1",
        Map.of(),
        FileChanges.none(1),
        null);
  }
}
