package io.codeweft.standalone.sql;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.CompiledQuery;
import io.codeweft.compiler.PolicyLane;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.engine.Engine;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.SessionOptions;
import io.codeweft.engine.duckdb.DuckDbEngine;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.tables.Warehouse;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Ad-hoc queries over the tables of one build: through the policy lane, in a session that can read
 * those tables' files and nothing else.
 */
public final class WarehouseQuery {
  private final Warehouse warehouse;
  private final Catalog catalog;
  private final Engine engine = new DuckDbEngine();
  private final PolicyLane lane = new PolicyLane(FunctionLibrary.standard().snapshot());

  /**
   * Pins the tables.
   *
   * @param tables the consistent snapshot of a completed build
   */
  public WarehouseQuery(Warehouse warehouse, Map<String, TableVersion> tables) {
    this.warehouse = warehouse;
    this.catalog = Catalog.of(warehouse, tables);
  }

  /**
   * Compiles, runs and prints a query.
   *
   * @param maxRows more rows are an error
   * @throws CompileException when the lane refuses the query
   */
  public void print(String sql, RowFormat format, long maxRows, Duration timeout, PrintStream out)
      throws CompileException, IOException {
    CompiledQuery query = lane.query(sql, catalog.schemas());
    RowWriter writer = RowWriter.of(format, query.schema().names(), out);
    run(
        query,
        maxRows,
        timeout,
        batch -> {
          try {
            writer.write(batch);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    writer.end();
  }

  /** Compiles and runs a query; batches are valid only during the call. */
  public void run(String sql, long maxRows, Duration timeout, Consumer<VectorSchemaRoot> batches)
      throws CompileException, IOException {
    run(lane.query(sql, catalog.schemas()), maxRows, timeout, batches);
  }

  private void run(
      CompiledQuery query, long maxRows, Duration timeout, Consumer<VectorSchemaRoot> batches)
      throws IOException {
    List<Path> files =
        query.tables().stream().flatMap(t -> catalog.snapshot(t).paths().stream()).toList();
    Path work = Files.createTempDirectory("weft-sql");
    SessionOptions options =
        SessionOptions.in(work.resolve("session")).withTimeout(timeout).withReadable(files);
    try (EngineSession session = engine.open(options)) {
      for (String table : query.tables()) {
        session.table(table, catalog.snapshot(table).schema(), catalog.snapshot(table).paths());
      }
      session.query(Objects.requireNonNull(query.sql().get(engine.name())), maxRows, batches);
    } finally {
      Files.deleteIfExists(work.resolve("session"));
      Files.deleteIfExists(work);
    }
  }

  /** The warehouse it reads. */
  public Warehouse warehouse() {
    return warehouse;
  }
}
