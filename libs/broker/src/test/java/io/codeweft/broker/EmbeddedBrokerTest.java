package io.codeweft.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  private static final String TOPIC = "t";

  @TempDir Path dir;

  @Test
  void recordsSurviveARestart() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.startOnFreePorts(dir)) {
      createTopic(broker);
      send(broker, "kept");
    }
    try (EmbeddedBroker broker = EmbeddedBroker.startOnFreePorts(dir)) {
      assertThat(first(broker)).isEqualTo("kept");
    }
  }

  @Test
  void aSecondBrokerOnTheSameDirectoryIsRefused() {
    try (EmbeddedBroker first = EmbeddedBroker.startOnFreePorts(dir)) {
      assertThat(first.bootstrapServers()).startsWith("127.0.0.1:");
      assertThatThrownBy(() -> EmbeddedBroker.startOnFreePorts(dir))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining(dir.toString());
    }
  }

  @Test
  void closesOnceWhenTwoThreadsCloseIt() {
    EmbeddedBroker broker = EmbeddedBroker.startOnFreePorts(dir);
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            CompletableFuture.allOf(
                    CompletableFuture.runAsync(broker::close),
                    CompletableFuture.runAsync(broker::close))
                .get());
    EmbeddedBroker.startOnFreePorts(dir).close();
  }

  private static void createTopic(EmbeddedBroker broker) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  private static void send(EmbeddedBroker broker, String value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, value.getBytes(StandardCharsets.UTF_8))).get();
    }
  }

  private static String first(EmbeddedBroker broker) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      return new String(
          consumer.poll(Duration.ofSeconds(20)).iterator().next().value(), StandardCharsets.UTF_8);
    }
  }
}
