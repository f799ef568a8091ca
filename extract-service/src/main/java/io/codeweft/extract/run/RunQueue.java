package io.codeweft.extract.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Runs in order of arrival, one per repository at a time, on a fixed number of threads. */
final class RunQueue implements AutoCloseable {
  /** Ended runs that can still be asked for. */
  private static final int REMEMBERED = 1_000;

  private final int limit;
  private final Consumer<ExtractRun> work;
  private final List<ExtractRun> waiting = new ArrayList<>();
  private final Set<String> busy = new HashSet<>();
  private final Map<String, ExtractRun> known = new LinkedHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private boolean closed;

  /**
   * @param limit how many runs may wait
   * @param work must not throw
   */
  RunQueue(int parallel, int limit, Consumer<ExtractRun> work) {
    this.limit = limit;
    this.work = work;
    for (int i = 0; i < parallel; i++) {
      threads.add(Thread.ofPlatform().daemon().name("extract-run-" + i).start(this::loop));
    }
  }

  /** False: the queue is full, or closed. */
  synchronized boolean offer(ExtractRun run) {
    if (closed || waiting.size() >= limit) {
      return false;
    }
    waiting.add(run);
    known.put(run.id(), run);
    forget();
    notifyAll();
    return true;
  }

  synchronized Optional<ExtractRun> find(String id) {
    return Optional.ofNullable(known.get(id));
  }

  private void forget() {
    var runs = known.values().iterator();
    while (known.size() > REMEMBERED && runs.hasNext()) {
      if (runs.next().state().isFinal()) {
        runs.remove();
      }
    }
  }

  private void loop() {
    try {
      while (true) {
        ExtractRun run = take();
        try {
          work.accept(run);
        } finally {
          done(run);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private synchronized ExtractRun take() throws InterruptedException {
    while (true) {
      if (closed) {
        throw new InterruptedException();
      }
      for (ExtractRun run : waiting) {
        if (busy.add(run.repo())) {
          waiting.remove(run);
          return run;
        }
      }
      wait();
    }
  }

  private synchronized void done(ExtractRun run) {
    busy.remove(run.repo());
    notifyAll();
  }

  /** Interrupts what runs; what waits is dropped. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      waiting.clear();
      notifyAll();
    }
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
