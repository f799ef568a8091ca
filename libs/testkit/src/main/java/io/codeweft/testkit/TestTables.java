package io.codeweft.testkit;

import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.SessionOptions;
import io.codeweft.engine.WrittenFile;
import io.codeweft.engine.duckdb.DuckDbEngine;
import io.codeweft.tables.CommitRequest;
import io.codeweft.tables.CommitResult;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.LiveFile;
import io.codeweft.tables.StoredSnapshots;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Tables of a warehouse from literal SQL, and their rows as text; everything is a real file. The
 * warehouse knows the function snapshot that {@link TestViews} are compiled with.
 */
public final class TestTables {
  private static final long MANY = 1_000_000;

  private final Warehouse warehouse;
  private final DeltaTables tables = new DeltaTables(false);

  public TestTables(Path warehouse) {
    this.warehouse = Warehouse.at(warehouse);
    new StoredSnapshots(this.warehouse.objects()).put(TestViews.FUNCTIONS);
  }

  public Warehouse warehouse() {
    return warehouse;
  }

  /** Commits the rows of a query as the next version of a table, in place of all others. */
  public TableVersion commit(String repo, String table, Schema schema, String query) {
    String location = Warehouse.location(repo, table);
    Path root = warehouse.resolve(location);
    Optional<TableSnapshot> before = tables.latest(root);
    DataFile file = write(root, "test-" + UUID.randomUUID() + ".parquet", schema, query);
    CommitResult result =
        tables.commit(
            new CommitRequest(
                root,
                schema,
                Map.of(),
                before.map(s -> OptionalLong.of(s.version())).orElse(OptionalLong.empty()),
                List.of(file),
                before.map(s -> s.files().stream().map(LiveFile::path).toList()).orElse(List.of()),
                List.of(),
                "test",
                before.map(s -> s.version() + 1).orElse(0L)));
    if (!(result instanceof CommitResult.Committed(TableSnapshot snapshot))) {
      throw new IllegalStateException(location + ": " + result);
    }
    return new TableVersion(location, snapshot.version(), file.rows());
  }

  /**
   * Writes the rows of a query, in its order, as a file below a table that nobody has committed.
   */
  public DataFile write(Path table, String name, Schema schema, String query) {
    return session(
        List.of(),
        List.of(table),
        session -> {
          session.define("rows", query, false);
          WrittenFile file = session.write("rows", schema, List.of(), table.resolve(name));
          return new DataFile(name, file.sizeBytes(), file.rows(), file.columns());
        });
  }

  /** Rows of a table version as {@code a | b | null}, sorted. */
  public List<String> rows(TableVersion table) {
    TableSnapshot snapshot = tables.at(warehouse.resolve(table.location()), table.version());
    return rows(snapshot.schema(), snapshot.paths()).stream().sorted().toList();
  }

  /** Rows of Parquet files as {@code a | b | null}, in the order of the files. */
  public List<String> rows(Schema schema, List<Path> files) {
    return session(
        files,
        List.of(),
        session -> {
          List<String> lines = new ArrayList<>();
          session.table("rows", schema, files);
          session.query("rows", MANY, batch -> lines.addAll(lines(batch)));
          return lines;
        });
  }

  /** Runs something in an engine session of its own. */
  public <T> T session(
      List<Path> readable, List<Path> writable, Function<EngineSession, T> action) {
    Path work = warehouse.root().resolve("work").resolve("test-" + UUID.randomUUID());
    try (EngineSession session =
        new DuckDbEngine()
            .open(
                SessionOptions.in(work)
                    .withMemoryBytes(256L << 20)
                    .withReadable(readable)
                    .withWritable(writable))) {
      return action.apply(session);
    }
  }

  private static List<String> lines(VectorSchemaRoot batch) {
    return IntStream.range(0, batch.getRowCount())
        .mapToObj(
            row ->
                String.join(
                    " | ",
                    batch.getFieldVectors().stream().map(vector -> text(vector, row)).toList()))
        .toList();
  }

  private static String text(FieldVector vector, int row) {
    return String.valueOf(vector.getObject(row));
  }
}
