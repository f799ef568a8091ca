package io.codeweft.materializer;

import io.codeweft.engine.Engine;
import io.codeweft.engine.EngineSession;
import io.codeweft.tables.WorkArea;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Opens private engine sessions and ends them all when the service stops. Thread-safe. */
public final class Sessions implements AutoCloseable {
  private final Engine engine;
  private final WorkArea work;
  private final CheckLimits limits;
  private final Set<EngineSession> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  public Sessions(Engine engine, WorkArea work, CheckLimits limits) {
    this.engine = engine;
    this.work = work;
    this.limits = limits;
  }

  /** Key of the engine's programs in an artefact. */
  public String engine() {
    return engine.name();
  }

  /**
   * Runs something in a session of its own.
   *
   * @param readable files and directories it reads
   */
  public <T> T run(List<Path> readable, Function<EngineSession, T> action) {
    try (WorkArea.Scratch scratch = work.scratch()) {
      EngineSession session = engine.open(limits.session(scratch.path(), readable));
      open.add(session);
      try (session) {
        if (closed) {
          throw new IllegalStateException("the service is being stopped");
        }
        return action.apply(session);
      } finally {
        open.remove(session);
      }
    }
  }

  public boolean isClosed() {
    return closed;
  }

  /** Cancels what runs. */
  @Override
  public void close() {
    closed = true;
    open.forEach(EngineSession::close);
    work.close();
  }
}
