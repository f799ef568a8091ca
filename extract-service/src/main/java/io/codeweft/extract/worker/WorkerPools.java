package io.codeweft.extract.worker;

import io.codeweft.extract.ExtractException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pools that outlive a run: a process that is warm reads a file in milliseconds, one that has to be
 * started takes much longer. There is one pool per interpreter and options; all run one program. A
 * pool that nobody uses is closed after a while, or when there are too many of them.
 */
public final class WorkerPools implements AutoCloseable {
  private final WorkerScript script;
  private final Duration idle;
  private final int limit;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("extract-pools").factory());

  /** Those used last come last. */
  private final Map<Key, Entry> pools = new LinkedHashMap<>();

  private boolean closed;

  private record Key(Interpreter interpreter, WorkerOptions options) {}

  private static final class Entry {
    private final WorkerPool pool;
    private int users;
    private @Nullable Future<?> end;

    Entry(WorkerPool pool) {
      this.pool = pool;
    }
  }

  /**
   * @param folder where the program is unpacked; it stays as long as this object is used
   * @param idle how long an unused pool is kept
   * @param limit unused pools that are kept
   */
  public WorkerPools(Path folder, Duration idle, int limit) {
    this.script = WorkerScript.unpack(folder);
    this.idle = idle;
    this.limit = limit;
  }

  /** SHA-256 of the program: another program, other facts. */
  public String programDigest() {
    return script.digest();
  }

  /** One use of a pool, which others may use at the same time. */
  public final class Lease implements AutoCloseable {
    private final Key key;
    private final Entry entry;
    private boolean ended;

    private Lease(Key key, Entry entry) {
      this.key = key;
      this.entry = entry;
    }

    public WorkerPool pool() {
      return entry.pool;
    }

    @Override
    public void close() {
      if (!ended) {
        ended = true;
        giveBack(key, entry);
      }
    }
  }

  /** The pool of that interpreter, warm when it was used lately. */
  public synchronized Lease lease(Interpreter interpreter, WorkerOptions options) {
    if (closed) {
      throw new ExtractException("the extract was stopped");
    }
    Key key = new Key(interpreter, options);
    Entry entry = pools.remove(key);
    if (entry == null) {
      entry = new Entry(new WorkerPool(interpreter, script, options));
    }
    pools.put(key, entry);
    entry.users++;
    if (entry.end != null) {
      entry.end.cancel(false);
      entry.end = null;
    }
    return new Lease(key, entry);
  }

  private synchronized void giveBack(Key key, Entry entry) {
    entry.users--;
    if (entry.users > 0 || closed) {
      return;
    }
    entry.end = timer.schedule(() -> endIdle(key, entry), idle.toMillis(), TimeUnit.MILLISECONDS);
    while (pools.values().stream().filter(e -> e.users == 0).count() > limit) {
      Map.Entry<Key, Entry> oldest =
          pools.entrySet().stream().filter(e -> e.getValue().users == 0).findFirst().orElseThrow();
      end(oldest.getKey(), oldest.getValue());
    }
  }

  private synchronized void endIdle(Key key, Entry entry) {
    if (entry.users == 0) {
      end(key, entry);
    }
  }

  private void end(Key key, Entry entry) {
    pools.remove(key, entry);
    if (entry.end != null) {
      entry.end.cancel(false);
    }
    entry.pool.close();
  }

  /** Pools that are open, used or not. */
  synchronized int size() {
    return pools.size();
  }

  /** Kills all processes; what runs fails. */
  @Override
  public synchronized void close() {
    closed = true;
    timer.shutdownNow();
    pools.values().forEach(entry -> entry.pool.close());
    pools.clear();
  }
}
