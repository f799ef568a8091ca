package io.codeweft.testkit;

import io.codeweft.broker.EmbeddedBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/**
 * A Kafka broker and an empty warehouse for a {@code @QuarkusTest}: a container when an engine
 * answers, else the embedded broker. Use with {@code @WithTestResource(KafkaResource.class)}.
 */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
  private static final String IMAGE = "apache/kafka-native:4.1.1";

  private @Nullable AutoCloseable broker;
  private @Nullable Path directory;

  @Override
  public Map<String, String> start() {
    try {
      directory = Files.createTempDirectory("codeweft-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "kafka.bootstrap.servers",
        startBroker(directory.resolve("broker")),
        "codeweft.warehouse",
        directory.resolve("warehouse").toString());
  }

  private String startBroker(Path data) {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      KafkaContainer container = new KafkaContainer(IMAGE);
      container.start();
      broker = container;
      return container.getBootstrapServers();
    }
    EmbeddedBroker embedded = EmbeddedBroker.startOnFreePorts(data);
    broker = embedded;
    return embedded.bootstrapServers();
  }

  @Override
  public void stop() {
    try {
      if (broker != null) {
        broker.close();
      }
      if (directory != null) {
        deleteTree(directory);
      }
    } catch (Exception e) {
      throw new IllegalStateException("the test broker did not stop cleanly", e);
    }
  }

  private static void deleteTree(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
