package io.codeweft.runtime.event;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes sure of the topics before any channel connects. */
@ApplicationScoped
public class TopicBootstrap {
  private static final int BEFORE_CHANNELS = 1;

  private final String bootstrapServers;
  private final short replicas;
  private final Duration timeout;

  TopicBootstrap(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      @ConfigProperty(name = "codeweft.kafka.replicas", defaultValue = "1") short replicas,
      @ConfigProperty(name = "codeweft.kafka.startup-timeout", defaultValue = "60s")
          Duration timeout) {
    this.bootstrapServers = bootstrapServers;
    this.replicas = replicas;
    this.timeout = timeout;
  }

  void ensureTopics(@Observes @Priority(BEFORE_CHANNELS) StartupEvent start) {
    TopicAdmin.ensure(bootstrapServers, replicas, timeout);
  }
}
