package io.codeweft.udf;

import io.codeweft.contracts.event.Topic;
import io.codeweft.runtime.event.TopicFollower;
import io.codeweft.runtime.event.TopicReplay;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Restores the SQL functions from their topic before the first snapshot is published, then keeps up
 * with it: every change gives a new snapshot. Ready while changes can be read.
 */
@Readiness
@Singleton
final class FunctionFollower implements HealthCheck {
  private final String bootstrapServers;
  private final FunctionStore store;
  private final SnapshotPublisher publisher;

  private volatile @Nullable TopicFollower follower;

  FunctionFollower(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      FunctionStore store,
      SnapshotPublisher publisher) {
    this.bootstrapServers = bootstrapServers;
    this.store = store;
    this.publisher = publisher;
  }

  void start(@Observes StartupEvent start) {
    Map<TopicPartition, Long> read =
        new TopicReplay(bootstrapServers)
            .readRecords(List.of(Topic.UDF_FUNCTION.topicName()), (_, event) -> store.take(event));
    publisher.publish(store.assemble().snapshot());
    follower =
        TopicFollower.start(
            "udf-functions",
            bootstrapServers,
            read,
            (_, event) -> {
              if (store.take(event)) {
                publisher.publish(store.assemble().snapshot());
              }
            });
  }

  void stop(@Observes ShutdownEvent stop) throws InterruptedException {
    TopicFollower started = follower;
    if (started != null) {
      started.close();
    }
  }

  @Override
  public HealthCheckResponse call() {
    TopicFollower started = follower;
    RuntimeException failure = started == null ? null : started.failure();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("udf-functions").status(started != null && failure == null);
    return failure == null
        ? response.build()
        : response.withData("failure", String.valueOf(failure.getMessage())).build();
  }
}
