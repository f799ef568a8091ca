package io.codeweft.registry.service;

import io.codeweft.registry.build.RegistryState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The one state of the registry and the lock around it. */
@ApplicationScoped
public class Store {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final RegistryState state = new RegistryState();
  private long changes;

  /** Changes the state and wakes who waits for it. */
  public void change(Consumer<RegistryState> change) {
    lock.lock();
    try {
      change.accept(state);
      changes++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Runs something that must not meet a change, such as what the planner remembers. */
  public void guarded(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  /** Reads from the state; what is returned must not be part of it that still changes. */
  public <T> T read(Function<RegistryState, T> reading) {
    lock.lock();
    try {
      return reading.apply(state);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the condition holds. Returns false when it did not in time. */
  public boolean await(Predicate<RegistryState> condition, Duration timeout)
      throws InterruptedException {
    long nanos = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (!condition.test(state)) {
        if (nanos <= 0) {
          return false;
        }
        nanos = changed.awaitNanos(nanos);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * As {@link #await(Predicate, Duration)}, for callers that cannot be interrupted.
   *
   * @param what what is waited for, as a clause with its subject
   * @throws IllegalStateException when the thread is interrupted all the same
   */
  boolean await(String what, Predicate<RegistryState> condition, Duration timeout) {
    try {
      return await(condition, timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + what, e);
    }
  }

  /**
   * Waits until the state has changed since that count of changes.
   *
   * @return the new count
   */
  public long awaitChange(long seen, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    lock.lockInterruptibly();
    try {
      long left = timeout.toNanos();
      while (changes == seen && left > 0) {
        changed.await(left, TimeUnit.NANOSECONDS);
        left = deadline - System.nanoTime();
      }
      return changes;
    } finally {
      lock.unlock();
    }
  }
}
