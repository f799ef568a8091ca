package io.codeweft.registry.query;

import io.codeweft.compiler.CompiledQuery;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.Engine;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.SessionOptions;
import io.codeweft.registry.query.result.ResultWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** A query that passed the lane. Runs once; another thread may cancel it. */
public final class PreparedQuery {
  private final CompiledQuery query;
  private final QueryTables tables;
  private final Engine engine;

  /** The session that runs it; guarded by this. */
  private @Nullable EngineSession running;

  private boolean cancelled;

  PreparedQuery(CompiledQuery query, QueryTables tables, Engine engine) {
    this.query = query;
    this.tables = tables;
    this.engine = engine;
  }

  /** Columns of the answer. */
  public Schema schema() {
    return query.schema();
  }

  /** Names of the tables it reads, sorted. */
  public List<String> reads() {
    return query.tables();
  }

  /**
   * Runs and writes the answer.
   *
   * @throws io.codeweft.engine.EngineException beyond a limit, or when it was cancelled
   */
  public void run(QueryLimits limits, ResultWriter writer) throws IOException {
    writer.begin(query.schema());
    try {
      run(
          limits,
          batch -> {
            try {
              writer.write(batch);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    writer.end();
  }

  /** Runs; batches are valid only during the call. */
  public void run(QueryLimits limits, Consumer<VectorSchemaRoot> batches) throws IOException {
    List<Path> files =
        query.tables().stream()
            .map(tables::table)
            .filter(QueryTable.Stored.class::isInstance)
            .flatMap(table -> ((QueryTable.Stored) table).snapshot().paths().stream())
            .distinct()
            .toList();
    Path work = Files.createTempDirectory("weft-query");
    SessionOptions options =
        SessionOptions.in(work.resolve("session"))
            .withTimeout(limits.timeout())
            .withMemoryBytes(limits.memoryBytes())
            .withMaxTempBytes(limits.maxTempBytes())
            .withReadable(files);
    try (EngineSession session = engine.open(options)) {
      started(session);
      define(session);
      session.query(
          Objects.requireNonNull(query.sql().get(engine.name())), limits.maxRows(), batches);
    } finally {
      ended();
      Files.deleteIfExists(work.resolve("session"));
      Files.deleteIfExists(work);
    }
  }

  private void define(EngineSession session) {
    for (String name : query.tables()) {
      switch (tables.table(name)) {
        case QueryTable.Stored stored ->
            session.table(name, stored.schema(), stored.snapshot().paths());
        case QueryTable.Made made -> made.rows().load(session, name);
      }
    }
  }

  /** Stops it: what runs ends with an error. Does nothing to a query that has ended. */
  public void cancel() {
    EngineSession session;
    synchronized (this) {
      cancelled = true;
      session = running;
    }
    if (session != null) {
      session.close();
    }
  }

  private synchronized void started(EngineSession session) {
    running = session;
    if (cancelled) {
      session.close();
    }
  }

  private synchronized void ended() {
    running = null;
  }
}
