package io.codeweft.registry.service;

import io.codeweft.contracts.event.Event;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Fails the tasks that a worker or the materializer gave up on: nobody else would ever answer them,
 * and their builds would wait for ever. A restart does not read these again, it releases the tasks
 * once more.
 */
@ApplicationScoped
public class DeadLetters {
  private final Store store;

  DeadLetters(Store store) {
    this.store = store;
  }

  @Incoming("registry-dead-letters-in")
  CompletionStage<Void> take(Message<Event> message) {
    String reason =
        message
            .getMetadata(IncomingKafkaRecordMetadata.class)
            .map(DeadLetters::reason)
            .orElse("no Kafka record");
    store.change(state -> state.deadLetter(message.getPayload(), reason));
    return message.ack();
  }

  private static String reason(IncomingKafkaRecordMetadata<?, ?> record) {
    Header reason = record.getHeaders().lastHeader("dead-letter-reason");
    return "the record ended on "
        + record.getTopic()
        + ": "
        + (reason == null ? "no reason given" : new String(reason.value(), StandardCharsets.UTF_8));
  }
}
