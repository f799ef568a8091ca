package io.codeweft.standalone.sql;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.json.Json;
import io.codeweft.registry.history.BuildRecord;
import io.codeweft.registry.query.BuildChoice;
import io.codeweft.standalone.cli.CommandFailure;
import io.codeweft.standalone.cli.ExitCode;
import io.codeweft.tables.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
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
    try {
      return new LastBuild(warehouse, new BuildChoice(warehouse).choose(repo, null));
    } catch (BuildChoice.NoBuildException e) {
      throw new CommandFailure(ExitCode.BAD_ARGUMENTS, directory + ": " + e.getMessage());
    }
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

  /** The graph it was built with. */
  public ViewGraph graph() {
    return Json.read(warehouse.objects().get(build.graphObject()), ViewGraph.class);
  }
}
