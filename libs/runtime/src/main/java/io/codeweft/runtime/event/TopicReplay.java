package io.codeweft.runtime.event;

import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads topics from their beginning to the end they had when the replay began. A record that is no
 * event is passed over with a warning: the channel that reads the topic puts it on the dead-letter
 * topic, and one bad record must not keep a service from starting.
 */
public final class TopicReplay {
  private static final Duration POLL = Duration.ofMillis(200);

  private static final Logger LOG = Logger.getLogger(TopicReplay.class);

  private final EventDeserializer deserializer = new EventDeserializer();
  private final String bootstrapServers;

  public TopicReplay(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Hands every event to {@code fold}; order holds per partition. Without topics nothing is read.
   *
   * @throws org.apache.kafka.common.KafkaException when no broker answers
   */
  public void read(List<Topic> topics, Consumer<Event> fold) {
    readTimed(topics, (event, _) -> fold.accept(event));
  }

  /**
   * Like {@link #read}, with the time of each record.
   *
   * @return per partition the offset of the first record that was not read: a consumer that folds
   *     on from here passes over those before it
   */
  public Map<TopicPartition, Long> readTimed(List<Topic> topics, BiConsumer<Event, Instant> fold) {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
              .map(TopicReplay::partition)
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          Event event = decode(record);
          if (event != null) {
            fold.accept(event, Instant.ofEpochMilli(record.timestamp()));
          }
        }
      }
      Map<TopicPartition, Long> read = new HashMap<>();
      partitions.forEach(partition -> read.put(partition, consumer.position(partition)));
      return read;
    }
  }

  private @Nullable Event decode(ConsumerRecord<byte[], byte[]> record) {
    try {
      return deserializer.deserialize(record.topic(), record.value());
    } catch (SerializationException e) {
      LOG.warnf(
          "replay passes over a record that is no event: partition=%s-%d offset=%d: %s",
          record.topic(), record.partition(), record.offset(), e.getMessage());
      return null;
    }
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }
}
