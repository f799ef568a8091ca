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
 * Brings the state up to the present before any channel connects and before HTTP is served: a
 * registry that answers has replayed, and a replay that fails keeps it from starting.
 */
@ApplicationScoped
public class Replay {
  /** After the topics were created, before channels connect. */
  private static final int PRIORITY = 100;

  /** What is told about tasks is read before the build topic, whose order is the truth. */
  private static final List<Topic> FACTS =
      List.of(
          Topic.UDF_SNAPSHOT,
          Topic.VIEW_GRAPH,
          Topic.EXTRACT_LANDED,
          Topic.VIEW_COMPUTED,
          Topic.VIEW_COMMITTED,
          Topic.CONTRACT_VIOLATION);

  private final String bootstrapServers;
  private final RegistryWarehouse warehouse;
  private final Store store;

  /** Written before channels connect, only read afterwards. */
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
    Map<TopicPartition, Long> read = new HashMap<>(replay.readTimed(FACTS, state::replay));
    read.putAll(replay.readTimed(List.of(Topic.BUILD), state::replay));
    state.replayed();
    ends = Map.copyOf(read);
  }

  /** Whether the replay has read that record. */
  boolean hasRead(TopicPartition partition, long offset) {
    return offset < ends.getOrDefault(partition, 0L);
  }
}
