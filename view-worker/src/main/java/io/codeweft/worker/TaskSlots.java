package io.codeweft.worker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A fixed number of threads for tasks. Whoever waits for the returned stage before handing in the
 * next task has at most one waiting: what comes from Kafka stays there while all slots are taken.
 */
public final class TaskSlots implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TaskSlots.class);
  private static final long STOP_SECONDS = 10;

  private final ExecutorService threads;

  public TaskSlots(int slots) {
    threads =
        Executors.newFixedThreadPool(
            slots, Thread.ofPlatform().daemon().name("worker-task-", 0).factory());
  }

  /** The stage completes when the task has begun: never, once this is closed. */
  public CompletionStage<Void> submit(Runnable task) {
    CompletableFuture<Void> begun = new CompletableFuture<>();
    try {
      threads.execute(
          () -> {
            begun.complete(null);
            task.run();
          });
    } catch (RejectedExecutionException closed) {
      LOG.debug("a task came after the end; it is not acknowledged, and so will come again");
    }
    return begun;
  }

  /** Takes no more tasks and waits a little for those that run. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
