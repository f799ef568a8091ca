package io.codeweft.standalone.sql;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.json.Json;
import io.codeweft.registry.history.BuildHistory;
import io.codeweft.registry.history.BuildRecord;
import io.codeweft.standalone.cli.CommandFailure;
import io.codeweft.standalone.cli.ExitCode;
import io.codeweft.tables.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last completed build of a warehouse: what queries read. */
public final class LastBuild {
  private final Warehouse warehouse;
  private final BuildRecord build;

  private LastBuild(Warehouse warehouse, BuildRecord build) {
    this.warehouse = warehouse;
    this.build = build;
  }

  /**
   * Finds it.
   *
   * @param repo null when the warehouse holds one repository
   * @throws CommandFailure when there is none, or several repositories and no name
   */
  public static LastBuild of(Path directory, @Nullable String repo) {
    Warehouse warehouse = open(directory);
    BuildHistory history = new BuildHistory(warehouse);
    if (repo == null) {
      List<String> repos =
          history.newest(null, 1).stream().map(BuildRecord::repo).distinct().toList();
      if (repos.size() > 1) {
        throw new CommandFailure(
            ExitCode.BAD_ARGUMENTS,
            "the warehouse holds several repositories; name one with --repo: "
                + String.join(", ", repos));
      }
    }
    BuildRecord build =
        history
            .lastCompleted(repo)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.BAD_ARGUMENTS,
                        "the warehouse "
                            + directory
                            + " has no completed build"
                            + (repo == null ? "" : " of repository '" + repo + "'")
                            + "; make one with 'weft run'"));
    return new LastBuild(warehouse, build);
  }

  /** Opens a warehouse that must exist. */
  public static Warehouse open(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new CommandFailure(
          ExitCode.BAD_ARGUMENTS,
          "there is no warehouse at " + directory + "; make one with 'weft run'");
    }
    return Warehouse.at(directory);
  }

  public BuildRecord build() {
    return build;
  }

  /** Queries over its tables. */
  public WarehouseQuery query() {
    return new WarehouseQuery(warehouse, build.snapshot());
  }

  /** The graph it was built with. */
  public ViewGraph graph() {
    return Json.read(warehouse.objects().get(build.graphObject()), ViewGraph.class);
  }
}
