package io.codeweft.standalone.e2e;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a state of the world, up to a deadline. */
final class Await {
  private static final long POLL_MILLIS = 20;
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private Await() {}

  /**
   * Waits until the condition holds.
   *
   * @param what the state that is waited for, for the message
   * @throws AssertionError when the time is up
   */
  static void until(String what, Duration limit, BooleanSupplier condition) {
    until(what, limit, condition, () -> "");
  }

  /**
   * Waits until the condition holds.
   *
   * @param details what is known when the time is up
   */
  static void until(
      String what, Duration limit, BooleanSupplier condition, Supplier<String> details) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "waited " + limit.toSeconds() + " s in vain: " + what + "\n" + details.get());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      if (NEVER.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("nobody counts down");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
