package io.codeweft.standalone.e2e;

import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.Topic;
import io.codeweft.runtime.event.EventDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What an ordinary consumer reads of the topics, without a group. */
final class Topics {
  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrapServers;

  Topics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** Every event that is in the topic now, in the order of each partition. */
  <E extends Event> List<E> read(Topic topic, Class<E> type) {
    return readUntil(topic, type, _ -> true, Duration.ZERO);
  }

  /**
   * Reads a topic from its beginning until one of its events satisfies the condition and all that
   * were there then are read.
   */
  <E extends Event> List<E> readUntil(
      Topic topic, Class<E> type, Predicate<E> last, Duration limit) {
    List<E> events = new ArrayList<>();
    try (KafkaConsumer<String, Event> consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long deadline = System.nanoTime() + limit.toNanos();
      while (isBehind(consumer, partitions)
          || (events.stream().noneMatch(last) && System.nanoTime() < deadline)) {
        consumer.poll(POLL).forEach(record -> events.add(type.cast(record.value())));
      }
    }
    return events;
  }

  /** Number of records that were ever sent to the topic. */
  long end(Topic topic) {
    try (KafkaConsumer<String, Event> consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private static boolean isBehind(
      KafkaConsumer<String, Event> consumer, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    return partitions.stream()
        .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L));
  }

  private KafkaConsumer<String, Event> consumer() {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return new KafkaConsumer<>(config, new StringDeserializer(), new EventDeserializer());
  }
}
