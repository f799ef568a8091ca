package io.codeweft.runtime.event;

import io.codeweft.contracts.event.Event;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A consumer without a group, over whole topics. A record that is no event is passed over. */
final class EventReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Logger LOG = Logger.getLogger(EventReader.class);

  private final EventDeserializer deserializer = new EventDeserializer();
  private final KafkaConsumer<byte[], byte[]> consumer;

  EventReader(String bootstrapServers) {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
    consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  KafkaConsumer<byte[], byte[]> consumer() {
    return consumer;
  }

  List<TopicPartition> partitions(List<String> topics) {
    return topics.stream()
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  /** Hands on what has arrived; waits a little when nothing has. */
  void poll(EventSink sink) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      Event event = decode(record);
      if (event != null) {
        sink.take(record, event);
      }
    }
  }

  private @Nullable Event decode(ConsumerRecord<byte[], byte[]> record) {
    try {
      return deserializer.deserialize(record.topic(), record.value());
    } catch (SerializationException e) {
      LOG.warnf(
          "a record is no event and is passed over: partition=%s-%d offset=%d: %s",
          record.topic(), record.partition(), record.offset(), e.getMessage());
      return null;
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
