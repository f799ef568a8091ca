package io.codeweft.extract.landing;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.ArrowMemory;
import io.codeweft.engine.Changes;
import io.codeweft.engine.Engine;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.SessionOptions;
import io.codeweft.engine.WrittenFile;
import io.codeweft.extract.ExtractException;
import io.codeweft.tables.CommitRequest;
import io.codeweft.tables.CommitResult;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.LiveFile;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.jspecify.annotations.Nullable;

/** Commits one dataset, if it changed: one sorted Parquet file, and the rows that changed. */
final class DatasetCommit {
  private static final String NEW = "new_rows";
  private static final String OLD = "old_rows";

  /** Of a single step; the largest repositories are written in minutes. */
  private static final Duration TIMEOUT = Duration.ofHours(1);

  private static final long MAX_SPILL = 64L << 30;

  /** Of the batches on their way into the engine. */
  private static final long BATCH_MEMORY = 2L << 30;

  private final Warehouse warehouse;
  private final DeltaTables tables;
  private final Engine engine;
  private final long engineMemory;

  DatasetCommit(Warehouse warehouse, DeltaTables tables, Engine engine, long engineMemory) {
    this.warehouse = warehouse;
    this.tables = tables;
    this.engine = engine;
    this.engineMemory = engineMemory;
  }

  /**
   * @param number transaction version
   * @return the table's latest version, new or not
   */
  TableVersion commit(String repo, DatasetFile dataset, long number, Path scratch) {
    DatasetDeclaration declaration = dataset.declaration();
    String location = Warehouse.location(repo, declaration.name());
    Path table = warehouse.resolve(location);
    Optional<TableSnapshot> base = tables.latest(table);
    Path work = scratch.resolve(declaration.name());
    Computed computed = compute(dataset, base, work);
    if (computed == null) {
      return version(location, base.orElseThrow());
    }
    String name = "extract-%08d.parquet".formatted(number);
    CommitRequest request =
        new CommitRequest(
            table,
            declaration.schema(),
            Map.of(),
            base.isPresent() ? OptionalLong.of(base.get().version()) : OptionalLong.empty(),
            List.of(place(computed.rows(), table, name)),
            base.map(b -> b.files().stream().map(LiveFile::path).toList()).orElse(List.of()),
            Optional.ofNullable(computed.changes())
                .map(changes -> place(changes, table, "_change_data/" + name)),
            Landing.APP_ID,
            number);
    return switch (tables.commit(request)) {
      case CommitResult.Committed(TableSnapshot snapshot) -> version(location, snapshot);
      case CommitResult.AlreadyCommitted _, CommitResult.Conflict _ ->
          throw new ExtractException(
              "the table "
                  + table
                  + " was changed by another process during this extract; let one extract-service"
                  + " work on a repository at a time, and run it again");
    };
  }

  /**
   * @param changes null for a first version, or when the schema is another one
   */
  private record Computed(WrittenFile rows, @Nullable WrittenFile changes) {}

  /** Null: the rows are those of the base. */
  private @Nullable Computed compute(DatasetFile dataset, Optional<TableSnapshot> base, Path work) {
    DatasetDeclaration declaration = dataset.declaration();
    Schema schema = declaration.schema();
    SessionOptions options =
        SessionOptions.in(work.resolve("engine"))
            .withMemoryBytes(engineMemory)
            .withThreads(1)
            .withTimeout(TIMEOUT)
            .withMaxTempBytes(MAX_SPILL)
            .withReadable(base.map(TableSnapshot::paths).orElse(List.of()))
            .withWritable(List.of(work.resolve("files")));
    try (EngineSession session = engine.open(options)) {
      load(session, dataset);
      WrittenFile changedRows = null;
      if (base.isPresent() && base.get().schema().equals(schema)) {
        session.table(OLD, schema, base.get().paths());
        Changes changes =
            session.changes(
                NEW,
                OLD,
                schema,
                declaration.key(),
                declaration.order(),
                work.resolve("files/changes.parquet"));
        changedRows = changes.file();
        if (changedRows == null) {
          return null;
        }
      }
      WrittenFile rows =
          session.write(NEW, schema, declaration.order(), work.resolve("files/rows.parquet"));
      return new Computed(rows, changedRows);
    }
  }

  private static void load(EngineSession session, DatasetFile dataset) {
    String name = dataset.declaration().name();
    try (BufferAllocator memory = ArrowMemory.child("extract " + name, BATCH_MEMORY)) {
      ArrowStreamReader reader =
          new ArrowStreamReader(
              new BufferedInputStream(Files.newInputStream(dataset.batches()), 1 << 16), memory);
      session.load(NEW, dataset.declaration().schema(), reader);
    } catch (IOException e) {
      throw new ExtractException(
          "the batches of " + name + " cannot be read back from " + dataset.batches() + ": " + e,
          e);
    }
  }

  /** Moves a finished file to where the commit names it; until then no reader sees it. */
  private static DataFile place(WrittenFile file, Path table, String name) {
    Path target = table.resolve(name);
    try {
      Files.createDirectories(target.resolveSibling(""));
      Files.move(file.file(), target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ExtractException("the data file " + target + " cannot be put in place: " + e, e);
    }
    return new DataFile(name, file.sizeBytes(), file.rows(), file.columns());
  }

  private static TableVersion version(String location, TableSnapshot snapshot) {
    return new TableVersion(location, snapshot.version(), snapshot.rows());
  }
}
