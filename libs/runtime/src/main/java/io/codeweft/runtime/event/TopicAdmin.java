package io.codeweft.runtime.event;

import io.codeweft.contracts.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the declared topics, or verifies that existing ones have the declared partitions. */
public final class TopicAdmin {
  private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");
  private static final Map<String, String> WEEK =
      Map.of(
          "cleanup.policy",
          "delete",
          "retention.ms",
          String.valueOf(Duration.ofDays(7).toMillis()));

  private TopicAdmin() {}

  /**
   * Blocks until every topic exists.
   *
   * @param replicas replication factor of topics that have to be created
   * @throws IllegalStateException when no broker answers in time or a topic has other partitions
   */
  public static void ensure(String bootstrapServers, short replicas, Duration timeout) {
    List<NewTopic> wanted = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      wanted.add(
          new NewTopic(topic.topicName(), topic.partitions(), replicas)
              .configs(topic.compacted() ? COMPACTED : WEEK));
      wanted.add(new NewTopic(topic.deadLetterName(), 1, replicas).configs(WEEK));
    }
    try (Admin admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "default.api.timeout.ms",
                String.valueOf(timeout.toMillis())))) {
      Map<String, org.apache.kafka.common.KafkaFuture<Void>> created =
          admin.createTopics(wanted).values();
      for (NewTopic topic : wanted) {
        if (!createdNow(created, topic, timeout)) {
          verify(admin, topic, timeout);
        }
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "the topics could not be created or verified on "
              + bootstrapServers
              + " within "
              + timeout.toSeconds()
              + " s: "
              + e.getMessage()
              + "; is the broker up and reachable?",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating topics", e);
    }
  }

  private static boolean createdNow(
      Map<String, org.apache.kafka.common.KafkaFuture<Void>> created,
      NewTopic topic,
      Duration timeout)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      java.util.Objects.requireNonNull(created.get(topic.name()))
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }

  private static void verify(Admin admin, NewTopic topic, Duration timeout)
      throws InterruptedException, ExecutionException, TimeoutException {
    TopicDescription found =
        java.util.Objects.requireNonNull(
            admin
                .describeTopics(List.of(topic.name()))
                .allTopicNames()
                .get(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .get(topic.name()));
    if (found.partitions().size() != topic.numPartitions()) {
      throw new IllegalStateException(
          "topic "
              + topic.name()
              + " has "
              + found.partitions().size()
              + " partitions where "
              + topic.numPartitions()
              + " are declared; alter the topic or delete it so that it is created anew");
    }
  }
}
