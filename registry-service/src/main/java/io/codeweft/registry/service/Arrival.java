package io.codeweft.registry.service;

import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.FunctionSnapshotPublished;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.function.SnapshotCheck;
import io.codeweft.registry.build.RegistryState;
import io.codeweft.registry.build.RegistryState.RefusedSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
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

  /** A function snapshot that is incomplete; the gate stays at the one before. */
  record Incomplete(RefusedSnapshot snapshot) implements Arrival {}

  static Arrival of(ConsumerRecord<byte[], byte[]> record, Event event) {
    if (event instanceof FunctionSnapshotPublished(String _, FunctionSnapshot snapshot)) {
      List<String> findings = SnapshotCheck.findings(snapshot);
      if (!findings.isEmpty()) {
        return new Incomplete(new RefusedSnapshot(snapshot.hash(), findings));
      }
    }
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
      case Incomplete incomplete -> state.refuse(incomplete.snapshot());
      case GivenUp givenUp -> state.deadLetter(givenUp.event(), givenUp.reason());
    }
  }

  /** As something that has just happened. */
  default void liveInto(RegistryState state) {
    switch (this) {
      case Told told -> state.live(told.event(), told.at());
      case Incomplete incomplete -> state.refuse(incomplete.snapshot());
      case GivenUp givenUp -> state.deadLetter(givenUp.event(), givenUp.reason());
    }
  }
}
