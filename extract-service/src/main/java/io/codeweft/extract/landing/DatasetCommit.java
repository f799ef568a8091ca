package io.codeweft.extract.landing;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.event.TableVersion;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Commits one dataset, if it changed: the ranges that are touched, and the rows that changed. */
final class DatasetCommit {
  /** Of a single step; the largest repositories are written in minutes. */
  private static final Duration TIMEOUT = Duration.ofHours(1);

  private static final long MAX_SPILL = 64L << 30;

  private final Warehouse warehouse;
  private final DeltaTables tables;
  private final Engine engine;

  DatasetCommit(Warehouse warehouse, DeltaTables tables, Engine engine) {
    this.warehouse = warehouse;
    this.tables = tables;
    this.engine = engine;
  }

  /**
   * One dataset and what it replaces.
   *
   * @param base the table's latest version
   * @param number transaction version
   * @param memoryBytes for the engine
   */
  record Work(
      String repo,
      DatasetFile dataset,
      Optional<TableSnapshot> base,
      Replaced replaced,
      PathWeights weights,
      long number,
      long memoryBytes) {

    DatasetDeclaration declaration() {
      return dataset.declaration();
    }

    Ranges ranges() {
      return new Ranges(
          base.map(TableSnapshot::files).orElse(List.of()), declaration().owner(), weights);
    }
  }

  /**
   * @return the table's latest version, new or not
   */
  TableVersion commit(Work work, Path scratch) {
    String location = Warehouse.location(work.repo(), work.declaration().name());
    Optional<NewFiles> files = work(work, scratch.resolve(work.declaration().name()));
    if (files.isEmpty()) {
      return version(location, work.base().orElseThrow());
    }
    Path table = warehouse.resolve(location);
    String name = "extract-%08d".formatted(work.number());
    List<DataFile> added = new ArrayList<>();
    for (WrittenFile file : files.get().added()) {
      added.add(place(file, table, "%s-%05d.parquet".formatted(name, added.size())));
    }
    List<DataFile> changes = new ArrayList<>();
    for (WrittenFile file : files.get().changes()) {
      changes.add(
          place(file, table, "_change_data/%s-%05d.parquet".formatted(name, changes.size())));
    }
    CommitRequest request =
        new CommitRequest(
            table,
            work.declaration().schema(),
            Map.of(),
            work.base().map(b -> OptionalLong.of(b.version())).orElse(OptionalLong.empty()),
            added,
            files.get().removed().stream().map(LiveFile::path).toList(),
            changes,
            Landing.APP_ID,
            work.number());
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

  /** Empty: the rows are those of the base. */
  private Optional<NewFiles> work(Work work, Path folder) {
    Optional<TableSnapshot> comparable =
        work.base().filter(base -> base.schema().equals(work.declaration().schema()));
    if (comparable.isPresent() && isUntouched(work)) {
      return Optional.empty();
    }
    SessionOptions options =
        SessionOptions.in(folder.resolve("engine"))
            .withMemoryBytes(work.memoryBytes())
            .withThreads(1)
            .withTimeout(TIMEOUT)
            .withMaxTempBytes(MAX_SPILL)
            .withReadable(comparable.map(base -> List.of(base.root())).orElse(List.of()))
            .withWritable(List.of(folder.resolve("files")));
    try (EngineSession session = engine.open(options)) {
      DatasetRows rows = new DatasetRows(session, work, folder.resolve("files"));
      return comparable.map(rows::changed).orElseGet(() -> Optional.of(rows.all()));
    }
  }

  /** Nothing comes, and nothing is there that could go. */
  private static boolean isUntouched(Work work) {
    return work.dataset().rows() == 0
        && switch (work.replaced()) {
          case Replaced.Everything _ -> work.base().orElseThrow().rows() == 0;
          case Replaced.Paths(List<String> paths) -> work.ranges().holding(paths).isEmpty();
        };
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
