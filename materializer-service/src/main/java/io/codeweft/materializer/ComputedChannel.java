package io.codeweft.materializer;

import io.codeweft.contracts.event.ViewComputed;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Takes what workers computed, one task after the other. At least once: a task is acknowledged when
 * all its events are sent; one that cannot be told of goes to the dead-letter topic.
 */
@ApplicationScoped
public class ComputedChannel {
  private static final Logger LOG = Logger.getLogger(ComputedChannel.class);

  private final Materializer materializer;
  private final Sessions sessions;

  ComputedChannel(Materializer materializer, Sessions sessions) {
    this.materializer = materializer;
    this.sessions = sessions;
  }

  @Incoming("materializer-view-computed-in")
  @Blocking
  CompletionStage<Void> take(Message<ViewComputed> message) {
    ViewComputed task = message.getPayload();
    try {
      materializer.materialize(task);
      return message.ack();
    } catch (RuntimeException e) {
      if (sessions.isClosed()) {
        return CompletableFuture.completedFuture(null); // delivered again after the restart
      }
      LOG.errorf(
          e,
          "task not materialized: repo=%s build=%s task=%s",
          task.repo(),
          task.buildId(),
          task.taskId());
      return message.nack(e);
    }
  }

  void stop(@Observes ShutdownEvent stop) {
    sessions.close();
  }
}
