package io.codeweft.registry.history;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.registry.history.internal.BuildColumns;
import io.codeweft.registry.history.internal.NewestFiles;
import io.codeweft.rows.RowTable;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The ended builds of a warehouse. Readers need no server and may read while one runs; the registry
 * is the only writer.
 */
public final class BuildHistory {

  /** Location of the table below a warehouse. */
  public static final String LOCATION = Warehouse.location("_codeweft", "builds_v1");

  /** Builds of a repository among which there usually is a completed one. */
  private static final int LATELY = 16;

  private final RowTable<BuildRecord> table;

  /** A reader. */
  public BuildHistory(Warehouse warehouse) {
    this(warehouse, false);
  }

  /**
   * @param fsync whether an appended row survives the loss of power
   */
  public BuildHistory(Warehouse warehouse, boolean fsync) {
    this.table =
        new RowTable<>(warehouse.resolve(LOCATION), new BuildColumns(), List.of("build_id"), fsync);
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
    Optional<TableSnapshot> latest = table.latest();
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
    table.append(build, latest, file, List.of(), appId, build.buildNumber());
  }

  /** At least the newest builds of each repository. */
  private List<BuildRecord> read(@Nullable String repo, int limit) {
    TableSnapshot snapshot = table.latest().orElse(null);
    if (snapshot == null) {
      return List.of();
    }
    List<Path> files =
        NewestFiles.of(snapshot.files(), repo, limit).stream()
            .map(file -> snapshot.root().resolve(file.path()))
            .toList();
    List<BuildRecord> builds = new ArrayList<>(table.read(files));
    builds.removeIf(build -> repo != null && !build.repo().equals(repo));
    return builds;
  }
}
