package io.codeweft.extract;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** A result that is made meanwhile, on another thread. */
public final class Pending<T> {
  private final Future<T> future;

  private Pending(Future<T> future) {
    this.future = future;
  }

  /** Starts a thread for a task. */
  public static <T> Pending<T> of(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    Thread.ofVirtual().name("extract-pending").start(future);
    return new Pending<>(future);
  }

  /** For a task that was started elsewhere. */
  public static <T> Pending<T> of(Future<T> running) {
    return new Pending<>(running);
  }

  /** Waits; what the task threw is thrown here. */
  public T get() {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new ExtractException("a part of the extract failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExtractException("the extract was interrupted", e);
    }
  }

  /** Waits, and gives back what came of it; that it failed no longer matters. */
  public void abandon(Consumer<T> dropped) {
    T result;
    try {
      result = get();
    } catch (RuntimeException e) {
      return;
    }
    dropped.accept(result);
  }
}
