package io.codeweft.extract.worker;

import io.codeweft.engine.ArrowMemory;
import io.codeweft.extract.ExtractException;
import io.codeweft.extract.columns.Facts;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.jboss.logging.Logger;

/** A bounded number of worker processes, started when first needed and replaced when they die. */
public final class WorkerPool implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(WorkerPool.class);

  /** Most memory of the facts of a file. */
  private static final long MAX_FACTS = 1L << 30;

  /** How a file went. */
  public sealed interface Answer extends AutoCloseable {
    @Override
    default void close() {}
  }

  /**
   * Everything about the file; where its first worker failed, the facts of its text and that
   * failure as its error.
   */
  public record Told(Facts facts) implements Answer {
    @Override
    public void close() {
      facts.close();
    }
  }

  /**
   * Not even the text could be described.
   *
   * @param kind {@code error_kind} of the row
   */
  public record Lost(String kind, String message) implements Answer {}

  private final Interpreter interpreter;
  private final WorkerScript script;
  private final WorkerOptions options;
  private final ScheduledExecutorService watchdog;
  private final ExecutorService threads;
  private final Deque<Worker> idle = new ArrayDeque<>();
  private final Set<Worker> all = new HashSet<>();
  private final Set<Facts> notClosed = new HashSet<>();
  private boolean closed;

  public WorkerPool(Interpreter interpreter, WorkerScript script, WorkerOptions options) {
    this.interpreter = interpreter;
    this.script = script;
    this.options = options;
    watchdog =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("extract-watchdog").factory());
    threads =
        Executors.newFixedThreadPool(
            options.processes(), Thread.ofPlatform().daemon().name("extract-", 0).factory());
  }

  /** Runs a task on one of as many threads as there are processes. */
  public <T> Future<T> submit(Callable<T> task) {
    return threads.submit(task);
  }

  /**
   * Extracts one file; call it from a submitted task.
   *
   * @return to be closed; closing the pool closes it, too
   */
  public Answer extract(byte[] source) {
    try {
      return new Told(extractWithAllMemory(source));
    } catch (WorkerFailure first) {
      return retry(source, first);
    }
  }

  /** LibCST needs more of everything than the parser: what breaks it need not cost the rest. */
  private Answer retry(byte[] source, WorkerFailure failure) {
    for (String extractor :
        options.producers().libcst() ? List.of("libcst", "ast") : List.of("ast")) {
      try {
        return new Told(onWorker(borrow(), worker -> worker.without(extractor, source, failure)));
      } catch (WorkerFailure again) {
        LOG.debugf("a file broke a worker without %s, too: %s", extractor, again.getMessage());
      }
    }
    return new Lost(failure.kind(), failure.text());
  }

  /** LibCST as the workers have it; starts a worker when there is none. */
  public Libcst libcst() {
    Worker worker = borrow();
    giveBack(worker);
    return worker.libcst();
  }

  /** What a process has left depends on the files it has read, what a new one has does not. */
  private Facts extractWithAllMemory(byte[] source) throws WorkerFailure {
    try {
      return onWorker(borrow(), worker -> worker.extract(source));
    } catch (WorkerFailure e) {
      if (!e.kind().equals(WorkerFailure.MEMORY)) {
        throw e;
      }
      return onWorker(start(), worker -> worker.extract(source));
    }
  }

  private interface Use {
    byte[] with(Worker worker) throws WorkerFailure;
  }

  private Facts onWorker(Worker worker, Use use) throws WorkerFailure {
    try {
      Facts facts = read(use.with(worker));
      giveBack(worker);
      return facts;
    } catch (WorkerFailure e) {
      LOG.debugf("worker process ended: %s; it said: %s", e.getMessage(), worker.errorText());
      discard(worker);
      throw e;
    }
  }

  private Facts read(byte[] response) throws WorkerFailure {
    BufferAllocator memory = ArrowMemory.child("facts of a file", MAX_FACTS);
    boolean complete = false;
    try {
      Facts facts = FactsReader.read(response, memory, this::forget);
      complete = true;
      remember(facts);
      return facts;
    } catch (OutOfMemoryException e) {
      throw WorkerFailure.tooManyFacts(MAX_FACTS);
    } catch (IOException e) {
      LOG.debug("a worker's answer cannot be read", e);
      throw new WorkerFailure(
          "crashed",
          "what the Python process answered is broken; exclude the file or choose another"
              + " interpreter");
    } finally {
      if (!complete) {
        memory.close();
      }
    }
  }

  private synchronized void forget(Facts facts) {
    notClosed.remove(facts);
  }

  private void remember(Facts facts) {
    boolean late;
    synchronized (this) {
      notClosed.add(facts);
      late = closed;
    }
    if (late) {
      facts.close();
    }
  }

  private Worker borrow() {
    synchronized (this) {
      requireOpen();
      Worker worker = idle.poll();
      if (worker != null) {
        return worker;
      }
    }
    return start();
  }

  private Worker start() {
    Worker worker = Worker.start(interpreter, script, options, watchdog);
    synchronized (this) {
      all.add(worker);
      if (closed) {
        worker.close();
      }
      requireOpen();
    }
    return worker;
  }

  private void requireOpen() {
    if (closed) {
      throw new ExtractException("the extract was stopped");
    }
  }

  private synchronized void giveBack(Worker worker) {
    idle.push(worker);
  }

  private synchronized void discard(Worker worker) {
    all.remove(worker);
    worker.close();
  }

  /** Ids of the processes that were started and did not fail. */
  synchronized Set<Long> processes() {
    return all.stream().map(Worker::pid).collect(Collectors.toSet());
  }

  /** Kills the processes; what runs fails. */
  @Override
  public void close() {
    List<Facts> left;
    synchronized (this) {
      closed = true;
      all.forEach(Worker::close);
      left = List.copyOf(notClosed);
    }
    left.forEach(Facts::close);
    threads.shutdownNow();
    watchdog.shutdownNow();
  }
}
