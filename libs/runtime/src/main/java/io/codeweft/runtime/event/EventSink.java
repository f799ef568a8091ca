package io.codeweft.runtime.event;

import io.codeweft.contracts.event.Event;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes events as they are read, one at a time, in the order of each partition. */
@FunctionalInterface
public interface EventSink {

  /**
   * @param record what the event was read from: topic, headers, time
   */
  void take(ConsumerRecord<byte[], byte[]> record, Event event);
}
