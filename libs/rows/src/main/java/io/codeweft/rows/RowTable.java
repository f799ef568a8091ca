package io.codeweft.rows;

import io.codeweft.contracts.event.DataFile;
import io.codeweft.engine.ArrowMemory;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.SessionOptions;
import io.codeweft.engine.WrittenFile;
import io.codeweft.engine.duckdb.DuckDbEngine;
import io.codeweft.tables.CommitRequest;
import io.codeweft.tables.CommitResult;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.TableException;
import io.codeweft.tables.TableSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/** A Delta table to which rows are appended, those of one commit in a file of their own. */
public final class RowTable<R> {
  private static final String ROWS = "rows";

  /** More rows than this are an error: the table then wants to be cut. */
  private static final long MAX_ROWS = 1_000_000;

  private static final long MEMORY_BYTES = 256L << 20;
  private static final long ROW_BYTES = 16L << 20;

  private final DuckDbEngine engine = new DuckDbEngine();
  private final Path table;
  private final RowColumns<R> columns;
  private final List<String> order;
  private final DeltaTables tables;

  /**
   * @param order columns that sort the rows of a file
   * @param fsync whether an appended row survives the loss of power
   */
  public RowTable(Path table, RowColumns<R> columns, List<String> order, boolean fsync) {
    this.table = table;
    this.columns = columns;
    this.order = order;
    this.tables = new DeltaTables(fsync);
  }

  /** The table as it is now; empty before its first row. */
  public Optional<TableSnapshot> latest() {
    return tables.latest(table);
  }

  /**
   * Appends a row unless the table has seen this transaction.
   *
   * @param base the table as the caller knows it
   * @param file name of the new file
   * @param remove paths of files that go in the same commit
   * @throws TableException when the table is no longer at {@code base}
   */
  public void append(
      R row,
      Optional<TableSnapshot> base,
      String file,
      List<String> remove,
      String appId,
      long appVersion) {
    CommitResult result = commit(List.of(row), base, file, remove, appId, appVersion);
    if (result instanceof CommitResult.Conflict(long expected, long actual)) {
      throw new TableException(
          "the history "
              + table
              + " went from version "
              + expected
              + " to "
              + actual
              + " while a row was appended; is a second registry writing to this warehouse?");
    }
  }

  /**
   * Appends rows in one commit, for who goes on when another writer was faster.
   *
   * @param base the table as the caller knows it
   * @param file name of the new file
   * @param remove paths of files that go in the same commit
   */
  public CommitResult commit(
      List<R> rows,
      Optional<TableSnapshot> base,
      String file,
      List<String> remove,
      String appId,
      long appVersion) {
    return tables.commit(
        new CommitRequest(
            table,
            columns.schema(),
            Map.of(),
            base.map(t -> OptionalLong.of(t.version())).orElse(OptionalLong.empty()),
            List.of(write(rows, file)),
            remove,
            List.of(),
            appId,
            appVersion));
  }

  private DataFile write(List<R> rows, String file) {
    return withSession(
        List.of(),
        List.of(table),
        session -> {
          try (BufferAllocator memory = ArrowMemory.child("history", ROW_BYTES)) {
            session.load(
                ROWS,
                columns.schema(),
                new OneBatch(memory, columns.schema(), batch -> fill(batch, rows)));
          }
          WrittenFile written = session.write(ROWS, columns.schema(), order, table.resolve(file));
          return new DataFile(file, written.sizeBytes(), written.rows(), written.columns());
        });
  }

  private void fill(VectorSchemaRoot batch, List<R> rows) {
    for (int at = 0; at < rows.size(); at++) {
      columns.write(batch, at, rows.get(at));
    }
    batch.setRowCount(rows.size());
  }

  /** All rows of these files, in no order. */
  public List<R> read(List<Path> files) {
    List<R> rows = new ArrayList<>();
    scan(files, rows::add);
    return rows;
  }

  /** Hands out all rows of these files, in no order. */
  public void scan(List<Path> files, Consumer<R> rows) {
    if (files.isEmpty()) {
      return;
    }
    withSession(
        files,
        List.of(),
        session -> {
          session.table(ROWS, columns.schema(), files);
          session.query(
              ROWS,
              MAX_ROWS,
              batch -> {
                for (int at = 0; at < batch.getRowCount(); at++) {
                  rows.accept(columns.read(batch, at));
                }
              });
          return files.size();
        });
  }

  private <T> T withSession(
      List<Path> readable, List<Path> writable, Function<EngineSession, T> work) {
    Path directory;
    try {
      directory = Files.createTempDirectory("codeweft-history");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory for the history " + table, e);
    }
    SessionOptions options =
        SessionOptions.in(directory)
            .withMemoryBytes(MEMORY_BYTES)
            .withThreads(1)
            .withReadable(readable)
            .withWritable(writable);
    try (EngineSession session = engine.open(options)) {
      return work.apply(session);
    }
  }
}
