package io.codeweft.standalone.graph;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.graph.GraphStore;
import io.codeweft.registry.graph.GraphVersions;
import io.codeweft.registry.history.RegistrationHistory;
import io.codeweft.tables.Warehouse;
import java.util.List;

/** What was registered in a warehouse, read off its history: no server is needed. */
public final class WarehouseGraphs implements GraphSource {
  private final Warehouse warehouse;
  private final GraphVersions versions;

  public WarehouseGraphs(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.versions =
        new GraphVersions(
            new RegistrationHistory(warehouse, false), new GraphStore(warehouse.objects()));
  }

  /** Like {@link #current()}, but there may be none. */
  public List<ViewGraph> all() {
    return versions.current();
  }

  @Override
  public List<ViewGraph> current() {
    List<ViewGraph> graphs = all();
    if (graphs.isEmpty()) {
      throw GraphSource.bad(
          "nothing is registered in "
              + warehouse.root()
              + "; register a pack with 'weft register DIR', build with 'weft run', or look at a"
              + " folder with --pack DIR");
    }
    return graphs;
  }

  @Override
  public ViewGraph at(String name, String version) {
    try {
      return versions.at(name, version);
    } catch (GraphVersions.NoVersionException e) {
      throw GraphSource.bad(String.valueOf(e.getMessage()));
    }
  }
}
