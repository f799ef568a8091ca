package io.codeweft.engine.duckdb;

import io.codeweft.engine.EngineException;
import io.codeweft.engine.EngineException.Kind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs one call at a time on the session's connection, bounded in time and open to cancellation.
 */
final class Statements implements AutoCloseable {
  private static final long CLOSE_RETRY_MILLIS = 20;

  private final Connection connection;
  private final Duration timeout;
  private final ReentrantLock running = new ReentrantLock();
  private volatile boolean closed;
  private volatile @Nullable Statement current;

  Statements(Connection connection, Duration timeout) {
    this.connection = connection;
    this.timeout = timeout;
  }

  /** What a call does with its statement. */
  interface Work<T> {
    T on(Statement statement, Pulse pulse) throws SQLException, IOException;
  }

  /** Reads the one result of a query. */
  interface Reading<T> {
    T from(ResultSet rows) throws SQLException;
  }

  /** For work that leaves the engine between steps, where an interrupt does not reach it. */
  interface Pulse {
    /** Fails when the call is out of time or the session was closed. */
    void check();
  }

  void execute(String doing, String sql) {
    run(doing, (statement, pulse) -> statement.execute(sql));
  }

  <T> T query(String doing, String sql, Reading<T> reading) {
    return run(
        doing,
        (statement, pulse) -> {
          try (ResultSet rows = statement.executeQuery(sql)) {
            return reading.from(rows);
          }
        });
  }

  /** The one number a query answers. */
  long number(String doing, String sql) {
    return query(
        doing,
        sql,
        rows -> {
          rows.next();
          return rows.getLong(1);
        });
  }

  <T> T run(String doing, Work<T> work) {
    if (running.isHeldByCurrentThread()) {
      throw new IllegalStateException(
          doing + " inside a query's consumer: a session does one thing at a time");
    }
    running.lock();
    try {
      requireOpen(doing, null);
      try (Statement statement = connection.createStatement();
          Deadline deadline = Deadline.start(timeout, () -> cancel(statement))) {
        return bounded(doing, work, statement, deadline);
      } catch (SQLException e) {
        throw DuckDbErrors.of(doing, e);
      }
    } finally {
      running.unlock();
    }
  }

  private <T> T bounded(String doing, Work<T> work, Statement statement, Deadline deadline) {
    current = statement;
    try {
      return work.on(statement, () -> requireTime(doing, deadline, null));
    } catch (SQLException | IOException e) {
      requireTime(doing, deadline, e);
      throw DuckDbErrors.of(doing, e);
    } finally {
      current = null;
    }
  }

  /** Cancels what runs and waits for its end. */
  @Override
  public void close() {
    if (running.isHeldByCurrentThread()) {
      throw new IllegalStateException("a query's consumer cannot close the session it reads");
    }
    closed = true;
    try {
      while (!running.tryLock(CLOSE_RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
        interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running.lock();
    }
    try {
      connection.close();
    } catch (SQLException e) {
      throw DuckDbErrors.of("closing a session", e);
    } finally {
      running.unlock();
    }
  }

  private void interrupt() {
    Statement statement = current;
    if (statement != null) {
      cancel(statement);
    }
  }

  private static void cancel(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      // The statement ended meanwhile: nothing is left to interrupt.
    }
  }

  private void requireTime(String doing, Deadline deadline, @Nullable Exception cause) {
    requireOpen(doing, cause);
    if (deadline.expired()) {
      throw DuckDbErrors.failure(
          Kind.TIMEOUT,
          doing,
          "it took longer than " + timeout,
          "narrow the program or raise the session's timeout",
          cause);
    }
  }

  private void requireOpen(String doing, @Nullable Exception cause) {
    if (closed) {
      throw new EngineException(
          Kind.CANCELLED, doing + " was cancelled: the session is closed; open another", cause);
    }
  }
}
