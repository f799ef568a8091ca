package io.codeweft.worker;

import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.contracts.event.ViewReady;
import io.codeweft.runtime.event.Events;
import io.codeweft.worker.task.TaskRunner;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Takes tasks and answers them. At least once: a task is acknowledged after its answer was sent;
 * one whose answer cannot be sent goes to the dead-letter topic.
 */
@ApplicationScoped
public class TaskChannel {
  private static final Logger LOG = Logger.getLogger(TaskChannel.class);
  static final String SOURCE = "/codeweft/view-worker";

  private final MutinyEmitter<Event> emitter;
  private final TaskRunner runner;
  private final TaskSlots slots;

  TaskChannel(
      @Channel("worker-view-computed-out") MutinyEmitter<Event> emitter,
      TaskRunner runner,
      WorkerConfig config) {
    this.emitter = emitter;
    this.runner = runner;
    this.slots = new TaskSlots(WorkerLimits.of(config).slots());
  }

  @Incoming("worker-view-ready-in")
  CompletionStage<Void> take(Message<ViewReady> message) {
    return slots.submit(() -> answer(message));
  }

  private void answer(Message<ViewReady> message) {
    ViewReady task = message.getPayload();
    try {
      Optional<ViewComputed> result = runner.run(task);
      if (result.isPresent()) {
        Events.send(emitter, SOURCE, result.get());
        message.ack().toCompletableFuture().join();
      }
    } catch (RuntimeException e) {
      if (runner.isStopping()) {
        return; // not acknowledged, and so delivered again
      }
      LOG.errorf(
          e,
          "task not answered: repo=%s build=%s task=%s",
          task.repo(),
          task.buildId(),
          task.taskId());
      message.nack(e).toCompletableFuture().join();
    }
  }

  void stop(@Observes ShutdownEvent stop) {
    runner.cancel();
    slots.close();
    runner.close();
  }
}
