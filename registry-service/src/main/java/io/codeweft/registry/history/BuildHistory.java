package io.codeweft.registry.history;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.DataFile;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.SessionOptions;
import io.codeweft.engine.WrittenFile;
import io.codeweft.engine.duckdb.DuckDbEngine;
import io.codeweft.registry.history.internal.BuildColumns;
import io.codeweft.registry.history.internal.NewestFiles;
import io.codeweft.tables.CommitRequest;
import io.codeweft.tables.CommitResult;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.TableException;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The ended builds of a warehouse. Readers need no server and may read while one runs; the registry
 * is the only writer.
 */
public final class BuildHistory {

  /** Location of the table below a warehouse. */
  public static final String LOCATION = Warehouse.location("_codeweft", "builds_v1");

  /** More builds than this are an error: the table then wants to be cut. */
  private static final long MAX_ROWS = 1_000_000;

  /** Builds of a repository among which there usually is a completed one. */
  private static final int LATELY = 16;

  private static final long MEMORY_BYTES = 256L << 20;

  private final DuckDbEngine engine = new DuckDbEngine();
  private final DeltaTables tables;
  private final Path table;

  /** A reader. */
  public BuildHistory(Warehouse warehouse) {
    this(warehouse, false);
  }

  /**
   * @param fsync whether an appended row survives the loss of power
   */
  public BuildHistory(Warehouse warehouse, boolean fsync) {
    this.tables = new DeltaTables(fsync);
    this.table = warehouse.resolve(LOCATION);
  }

  /**
   * The completed build that consumers read: the newest of a repository or, without one, the one
   * that ended last.
   */
  public Optional<BuildRecord> lastCompleted(@Nullable String repo) {
    Comparator<BuildRecord> newest =
        repo == null
            ? Comparator.comparing(BuildRecord::endedAt).thenComparing(BuildRecord::buildId)
            : Comparator.comparingLong(BuildRecord::buildNumber);
    Optional<BuildRecord> lately = completed(read(repo, LATELY), newest);
    return lately.isPresent() ? lately : completed(read(repo, Integer.MAX_VALUE), newest);
  }

  private static Optional<BuildRecord> completed(
      List<BuildRecord> builds, Comparator<BuildRecord> newest) {
    return builds.stream()
        .filter(build -> build.state() == BuildChanged.State.COMPLETED)
        .max(newest);
  }

  /**
   * Ended builds, by repository, newest first.
   *
   * @param repo null = of all repositories
   * @param limit most builds per repository
   */
  public List<BuildRecord> newest(@Nullable String repo, int limit) {
    List<BuildRecord> builds = new ArrayList<>(read(repo, limit));
    builds.sort(
        Comparator.comparing(BuildRecord::repo)
            .thenComparing(BuildRecord::buildNumber, Comparator.reverseOrder())
            .thenComparing(BuildRecord::endedAt, Comparator.reverseOrder()));
    List<BuildRecord> newest = new ArrayList<>();
    Map<String, Integer> taken = new java.util.HashMap<>();
    for (BuildRecord build : builds) {
      if (taken.merge(build.repo(), 1, Integer::sum) <= limit) {
        newest.add(build);
      }
    }
    return newest;
  }

  /**
   * Appends a row unless the build has one. A build that did not complete and is tried again under
   * its number has up to two: the first failure or refusal, and the completion.
   */
  public void append(BuildRecord build) {
    Optional<TableSnapshot> latest = tables.latest(table);
    String appId =
        build.state() == BuildChanged.State.COMPLETED ? build.repo() : build.repo() + "/stopped";
    OptionalLong last = latest.map(t -> t.transaction(appId)).orElse(OptionalLong.empty());
    if (last.isPresent() && last.getAsLong() >= build.buildNumber()) {
      return;
    }
    String file =
        build.buildId()
            + "-"
            + build.state().name().toLowerCase(java.util.Locale.ROOT)
            + ".parquet";
    CommitResult result =
        tables.commit(
            new CommitRequest(
                table,
                BuildColumns.SCHEMA,
                Map.of(),
                latest.map(t -> OptionalLong.of(t.version())).orElse(OptionalLong.empty()),
                List.of(write(build, file)),
                List.of(),
                Optional.empty(),
                appId,
                build.buildNumber()));
    if (result instanceof CommitResult.Conflict(long expected, long actual)) {
      throw new TableException(
          "the build history "
              + table
              + " went from version "
              + expected
              + " to "
              + actual
              + " while a build was recorded; is a second registry running on this warehouse?");
    }
  }

  private DataFile write(BuildRecord build, String file) {
    return withSession(
        List.of(),
        List.of(table),
        session -> {
          BuildColumns.load(session, "builds", build);
          WrittenFile written =
              session.write(
                  "builds", BuildColumns.SCHEMA, List.of("build_id"), table.resolve(file));
          return new DataFile(file, written.sizeBytes(), written.rows(), written.columns());
        });
  }

  /** At least the newest builds of each repository. */
  private List<BuildRecord> read(@Nullable String repo, int limit) {
    TableSnapshot snapshot = tables.latest(table).orElse(null);
    if (snapshot == null) {
      return List.of();
    }
    List<Path> files =
        NewestFiles.of(snapshot.files(), repo, limit).stream()
            .map(file -> snapshot.root().resolve(file.path()))
            .toList();
    List<BuildRecord> builds = new ArrayList<>();
    withSession(
        files,
        List.of(),
        session -> {
          session.table("builds", BuildColumns.SCHEMA, files);
          session.query("builds", MAX_ROWS, batch -> BuildColumns.read(batch, builds::add));
          return builds;
        });
    builds.removeIf(build -> repo != null && !build.repo().equals(repo));
    return builds;
  }

  private <T> T withSession(
      List<Path> readable, List<Path> writable, Function<EngineSession, T> work) {
    Path directory;
    try {
      directory = Files.createTempDirectory("codeweft-history");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory for the build history", e);
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
