package io.codeweft.standalone.cli;

import io.codeweft.standalone.graph.GraphSource;
import io.codeweft.standalone.graph.KnownFunctions;
import io.codeweft.standalone.graph.PackGraphs;
import io.codeweft.standalone.graph.ServerGraphs;
import io.codeweft.standalone.graph.WarehouseGraphs;
import io.codeweft.standalone.sql.LastBuild;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where graphs come from: the warehouse, unless a server or the folder of a pack is named. */
public final class GraphOptions {
  @Mixin private WarehouseOption warehouse = new WarehouseOption();

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Ask a running server instead of the warehouse.")
  private @Nullable String server;

  @Option(
      names = "--pack",
      paramLabel = "DIR",
      description = "Folder of a pack that need not be registered.")
  private @Nullable Path pack;

  @Option(
      names = "--graph",
      paramLabel = "NAME",
      description = "Graph; needed when several would do.")
  private @Nullable String graph;

  GraphSource source() {
    if (pack != null) {
      return pack(pack);
    }
    return server != null
        ? new ServerGraphs(server)
        : new WarehouseGraphs(LastBuild.open(warehouse.path()));
  }

  /** The graph that a folder would be, with the functions of the server or warehouse. */
  GraphSource pack(Path folder) {
    return new PackGraphs(folder, KnownFunctions.of(server, warehouse.path()));
  }

  @Nullable String graph() {
    return graph;
  }
}
