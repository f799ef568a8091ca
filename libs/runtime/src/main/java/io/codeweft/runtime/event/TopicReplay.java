package io.codeweft.runtime.event;

import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads topics from their beginning to the end they had when the replay began. A record that is no
 * event is passed over with a warning: one bad record must not keep a service from starting.
 */
public final class TopicReplay {
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
    readRecords(topics.stream().map(Topic::topicName).toList(), (_, event) -> fold.accept(event));
  }

  /**
   * Likewise, with the records.
   *
   * @param topics names, which may be those of dead-letter topics
   * @return per partition the offset of the first record that was not read: where a {@link
   *     TopicFollower} goes on
   */
  public Map<TopicPartition, Long> readRecords(List<String> topics, EventSink sink) {
    try (EventReader reader = new EventReader(bootstrapServers)) {
      KafkaConsumer<byte[], byte[]> consumer = reader.consumer();
      List<TopicPartition> partitions = reader.partitions(topics);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        reader.poll(sink);
      }
      Map<TopicPartition, Long> read = new HashMap<>();
      partitions.forEach(partition -> read.put(partition, consumer.position(partition)));
      return read;
    }
  }
}
