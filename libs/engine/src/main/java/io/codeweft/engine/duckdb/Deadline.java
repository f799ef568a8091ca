package io.codeweft.engine.duckdb;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Interrupts a call that runs too long. Times are monotonic; one thread watches all sessions. */
final class Deadline implements AutoCloseable {
  private static final ScheduledThreadPoolExecutor WATCH = watch();

  /** An interrupt that comes before the statement has begun is lost, so it is repeated. */
  private static final long REPEAT_MILLIS = 50;

  private final Future<?> watch;
  private final long endNanos;

  private Deadline(Future<?> watch, long endNanos) {
    this.watch = watch;
    this.endNanos = endNanos;
  }

  private static ScheduledThreadPoolExecutor watch() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("engine-deadline").factory());
    // Else every finished call would be kept until its deadline has passed.
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }

  static Deadline start(Duration timeout, Runnable interrupt) {
    long nanos = timeout.toNanos();
    long end = System.nanoTime() + nanos;
    return new Deadline(
        WATCH.scheduleWithFixedDelay(
            interrupt, nanos, TimeUnit.MILLISECONDS.toNanos(REPEAT_MILLIS), TimeUnit.NANOSECONDS),
        end);
  }

  boolean expired() {
    return System.nanoTime() - endNanos >= 0;
  }

  @Override
  public void close() {
    watch.cancel(false);
  }
}
