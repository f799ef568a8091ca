package io.codeweft.runtime.event;

import io.codeweft.contracts.event.Event;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Sends events: key, CloudEvents attributes and topic come from the event itself. */
public final class Events {

  /** How long a send may take before it is an error; covers a leader election. */
  public static final Duration SEND_TIMEOUT = Duration.ofSeconds(60);

  private Events() {}

  /**
   * An outgoing record.
   *
   * @param source service that sends it, as CloudEvents {@code source}: {@code /codeweft/registry}
   */
  public static Message<Event> message(String source, Event event) {
    return Message.of(
        event,
        Metadata.of(
            OutgoingCloudEventMetadata.builder()
                .withId(event.eventId())
                .withType(event.eventType())
                .withSource(URI.create(source))
                .withDataContentType("application/json")
                .build(),
            OutgoingKafkaRecordMetadata.builder()
                .withKey(event.eventKey())
                .withTopic(event.topic().topicName())
                .build()));
  }

  /** Sends and waits for the broker; fails when it is not acknowledged in time. */
  public static void send(MutinyEmitter<Event> emitter, String source, Event event) {
    Uni<Void> sent = emitter.sendMessage(message(source, event));
    sent.await().atMost(SEND_TIMEOUT);
  }
}
