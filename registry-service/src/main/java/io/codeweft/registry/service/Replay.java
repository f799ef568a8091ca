package io.codeweft.registry.service;

import io.codeweft.contracts.event.Topic;
import io.codeweft.registry.build.RegistryState;
import io.codeweft.registry.build.RepositoryState;
import io.codeweft.registry.history.BuildRecord;
import io.codeweft.runtime.event.TopicReplay;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Brings the state up to the present before HTTP is served: a registry that answers has replayed,
 * and a replay that fails keeps it from starting.
 */
@ApplicationScoped
public class Replay {
  /** After the topics were created. */
  private static final int PRIORITY = 100;

  /** What is told about tasks is read before the build topic, whose order is the truth. */
  private static final List<String> FACTS =
      List.of(
          Topic.UDF_SNAPSHOT.topicName(),
          Topic.UDF_FUNCTION.topicName(),
          Topic.VIEW_GRAPH.topicName(),
          Topic.EXTRACT_LANDED.topicName(),
          Topic.VIEW_COMPUTED.topicName(),
          Topic.VIEW_COMMITTED.topicName(),
          Topic.CONTRACT_VIOLATION.topicName(),
          Topic.VIEW_READY.deadLetterName(),
          Topic.VIEW_COMPUTED.deadLetterName());

  private final String bootstrapServers;
  private final RegistryWarehouse warehouse;
  private final Store store;

  private volatile Map<TopicPartition, Long> ends = Map.of();

  Replay(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      RegistryWarehouse warehouse,
      Store store) {
    this.bootstrapServers = bootstrapServers;
    this.warehouse = warehouse;
    this.store = store;
  }

  void replay(@Observes @Priority(PRIORITY) StartupEvent start) {
    store.change(this::replayInto);
  }

  private void replayInto(RegistryState state) {
    for (BuildRecord build : warehouse.history().newest(null, RepositoryState.MAX_BUILDS)) {
      state.remember(build.asEvent(), Instant.parse(build.endedAt()));
    }
    TopicReplay replay = new TopicReplay(bootstrapServers);
    Map<TopicPartition, Long> read =
        new HashMap<>(
            replay.readRecords(
                FACTS, (record, event) -> Arrival.of(record, event).replayInto(state)));
    read.putAll(
        replay.readRecords(
            List.of(Topic.BUILD.topicName()),
            (record, event) -> Arrival.of(record, event).replayInto(state)));
    state.replayed();
    ends = Map.copyOf(read);
  }

  /** Per partition, the offset of the first record that was not read. */
  Map<TopicPartition, Long> ends() {
    return ends;
  }
}
