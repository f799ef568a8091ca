package io.codeweft.registry.service;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.runtime.event.TopicFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Folds every event that arrives after the replay. Every instance reads everything: none takes a
 * record from another, and all end up with the same state.
 */
@ApplicationScoped
public class Inbox {
  /** After the replay. */
  private static final int PRIORITY = 200;

  private final String bootstrapServers;
  private final Replay replay;
  private final Store store;
  private final PlannerThread planner;

  private volatile @Nullable TopicFollower follower;

  Inbox(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      Replay replay,
      Store store,
      PlannerThread planner) {
    this.bootstrapServers = bootstrapServers;
    this.replay = replay;
    this.store = store;
    this.planner = planner;
  }

  void start(@Observes @Priority(PRIORITY) StartupEvent event) {
    follower =
        TopicFollower.start(
            "registry-inbox",
            bootstrapServers,
            replay.ends(),
            (record, told) ->
                store.change(
                    state -> {
                      Arrival.of(record, told).liveInto(state);
                      if (told instanceof BuildChanged build) {
                        planner.readBack(build);
                      }
                    }));
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    TopicFollower started = follower;
    if (started != null) {
      started.close();
    }
  }

  /** Why nothing arrives; null while all is well. */
  @Nullable RuntimeException failure() {
    TopicFollower started = follower;
    return started == null ? null : started.failure();
  }
}
