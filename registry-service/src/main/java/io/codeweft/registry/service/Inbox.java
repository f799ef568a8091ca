package io.codeweft.registry.service;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.Event;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Folds every event that arrives. A record that the replay has read already is passed over: the
 * consumer group may be behind the replay, since only the replay decides what is known.
 */
@ApplicationScoped
public class Inbox {
  private final Replay replay;
  private final Store store;
  private final PlannerThread planner;

  Inbox(Replay replay, Store store, PlannerThread planner) {
    this.replay = replay;
    this.store = store;
    this.planner = planner;
  }

  @Incoming("registry-extract-landed-in")
  @Incoming("registry-udf-snapshot-in")
  @Incoming("registry-view-graph-in")
  @Incoming("registry-build-in")
  @Incoming("registry-view-computed-in")
  @Incoming("registry-view-committed-in")
  @Incoming("registry-contract-violation-in")
  CompletionStage<Void> take(Message<Event> message) {
    IncomingKafkaRecordMetadata<?, ?> record =
        message
            .getMetadata(IncomingKafkaRecordMetadata.class)
            .orElseThrow(() -> new IllegalStateException("a message that is no Kafka record"));
    TopicPartition partition = new TopicPartition(record.getTopic(), record.getPartition());
    if (!replay.hasRead(partition, record.getOffset())) {
      Event event = message.getPayload();
      store.change(
          state -> {
            state.live(event, record.getTimestamp());
            if (event instanceof BuildChanged build) {
              planner.readBack(build);
            }
          });
    }
    return message.ack();
  }
}
