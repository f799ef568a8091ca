package io.codeweft.registry.service;

import io.codeweft.contracts.event.Event;
import io.codeweft.registry.build.RegistryState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What a record brings to the state. */
sealed interface Arrival {

  /** An event on its own topic. */
  record Told(Event event, Instant at) implements Arrival {}

  /**
   * A worker or the materializer gave up on a task: nobody else would ever answer it, and its build
   * would wait for ever.
   */
  record GivenUp(Event event, String reason) implements Arrival {}

  static Arrival of(ConsumerRecord<byte[], byte[]> record, Event event) {
    return record.topic().equals(event.topic().topicName())
        ? new Told(event, Instant.ofEpochMilli(record.timestamp()))
        : new GivenUp(event, reason(record));
  }

  private static String reason(ConsumerRecord<byte[], byte[]> record) {
    Header reason = record.headers().lastHeader("dead-letter-reason");
    return "the record ended on "
        + record.topic()
        + ": "
        + (reason == null ? "no reason given" : new String(reason.value(), StandardCharsets.UTF_8));
  }

  /** As a part of the past. */
  default void replayInto(RegistryState state) {
    switch (this) {
      case Told told -> state.replay(told.event(), told.at());
      case GivenUp givenUp -> state.deadLetter(givenUp.event(), givenUp.reason());
    }
  }

  /** As something that has just happened. */
  default void liveInto(RegistryState state) {
    switch (this) {
      case Told told -> state.live(told.event(), told.at());
      case GivenUp givenUp -> state.deadLetter(givenUp.event(), givenUp.reason());
    }
  }
}
