package io.codeweft.standalone.sql;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.json.Json;
import io.codeweft.registry.history.BuildHistory;
import io.codeweft.registry.history.BuildRecord;
import io.codeweft.registry.query.BuildChoice;
import io.codeweft.standalone.cli.CommandFailure;
import io.codeweft.standalone.cli.ExitCode;
import io.codeweft.tables.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The last completed build of a warehouse: what queries read. */
public final class LastBuild {
  /** Builds of each repository among which there is one of every graph in use. */
  private static final int GRAPHS_WITHIN = 20;

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

  /** The newest graph that was built under each name, by name. */
  static List<ViewGraph> graphs(Warehouse warehouse) {
    SortedMap<String, BuildRecord> newest = new TreeMap<>();
    for (BuildRecord build : new BuildHistory(warehouse).newest(null, GRAPHS_WITHIN)) {
      newest.merge(build.graphName(), build, LastBuild::later);
    }
    return newest.values().stream().map(build -> graph(warehouse, build)).toList();
  }

  private static BuildRecord later(BuildRecord a, BuildRecord b) {
    return b.endedAt().compareTo(a.endedAt()) > 0 ? b : a;
  }

  private static ViewGraph graph(Warehouse warehouse, BuildRecord build) {
    return Json.read(warehouse.objects().get(build.graphObject()), ViewGraph.class);
  }

  public BuildRecord build() {
    return build;
  }

  /** The graph it was built with. */
  public ViewGraph graph() {
    return graph(warehouse, build);
  }
}
