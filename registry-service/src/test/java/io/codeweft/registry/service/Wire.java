package io.codeweft.registry.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.FunctionSnapshotPublished;
import io.codeweft.contracts.event.Topic;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.runtime.event.EventDeserializer;
import io.codeweft.runtime.event.EventSerializer;
import io.codeweft.runtime.event.TopicReplay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other services, as the registry sees them: sends events and sees all that were sent. */
final class Wire implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KafkaProducer<String, Event> producer;
  private final KafkaConsumer<String, Event> consumer;
  private final String bootstrapServers;
  private final List<Event> seen = new ArrayList<>();

  Wire(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "0"),
            new StringSerializer(),
            new EventSerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new EventDeserializer());
    List<TopicPartition> all =
        Arrays.stream(Topic.values())
            .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  void send(Event event) throws InterruptedException, ExecutionException {
    producer.send(new ProducerRecord<>(event.topic().topicName(), event.eventKey(), event)).get();
  }

  /** Publishes the function library and waits until the registry has it. */
  void publishFunctions(Store store) throws InterruptedException, ExecutionException {
    send(
        new FunctionSnapshotPublished(
            FunctionSnapshotPublished.LIBRARY, FunctionLibrary.standard().snapshot()));
    assertThat(store.await(state -> state.functions().isPresent(), Duration.ofSeconds(30)))
        .isTrue();
  }

  /** For who cannot do anything about a failure. */
  void sendNow(Event event) {
    try {
      send(event);
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("the broker of the test does not take events", e);
    }
  }

  /** Gives up on an event, as a channel does. */
  void deadLetter(Event event, String reason) throws InterruptedException, ExecutionException {
    ProducerRecord<String, Event> record =
        new ProducerRecord<>(event.topic().deadLetterName(), event.eventKey(), event);
    record.headers().add("dead-letter-reason", reason.getBytes(StandardCharsets.UTF_8));
    producer.send(record).get();
  }

  /** The first event of that kind ever sent that fits; waits for it. */
  <T extends Event> T await(Class<T> type, Predicate<T> fits) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    do {
      List<T> found = all(type, fits);
      if (!found.isEmpty()) {
        return found.getFirst();
      }
      poll();
    } while (System.nanoTime() < deadline);
    throw new AssertionError(
        "no such "
            + type.getSimpleName()
            + " within "
            + PATIENCE.toSeconds()
            + " s; seen: "
            + seen);
  }

  /** Of those seen so far. */
  <T extends Event> List<T> all(Class<T> type, Predicate<T> fits) {
    return seen.stream().filter(type::isInstance).map(type::cast).filter(fits).toList();
  }

  /** The event of that key that a consumer who starts now ends up with. */
  Event newest(Topic topic, String key) {
    List<Event> read = new ArrayList<>();
    new TopicReplay(bootstrapServers).read(List.of(topic), event -> read.add(event));
    return read.reversed().stream()
        .filter(event -> event.eventKey().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no event of " + key + " in " + read));
  }

  /** Number of records that were ever sent to the topic. */
  long end(Topic topic) {
    List<TopicPartition> partitions =
        consumer.assignment().stream()
            .filter(partition -> partition.topic().equals(topic.topicName()))
            .toList();
    return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
  }

  private void poll() {
    for (ConsumerRecord<String, Event> record : consumer.poll(Duration.ofMillis(100))) {
      seen.add(record.value());
    }
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
