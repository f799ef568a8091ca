package io.codeweft.registry.service;

import io.codeweft.registry.graph.CompileCache;
import io.codeweft.registry.graph.GraphStore;
import io.codeweft.registry.history.BuildHistory;
import io.codeweft.registry.plan.CommittedTables;
import io.codeweft.tables.Warehouse;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the registry keeps in the warehouse: objects of graphs and packs, the build history. */
@ApplicationScoped
public class RegistryWarehouse {
  private final GraphStore graphs;
  private final BuildHistory history;
  private final CommittedTables tables;
  private final CompileCache compiled;

  RegistryWarehouse(
      @ConfigProperty(name = "codeweft.warehouse") Path warehouse, RegistryConfig config) {
    Warehouse opened = Warehouse.at(warehouse);
    this.graphs = new GraphStore(opened.objects());
    this.history = new BuildHistory(opened, config.fsync());
    this.tables = new WarehouseTables(opened);
    this.compiled = new CompileCache(opened.root().resolve("cache").resolve("graphs"));
  }

  public GraphStore graphs() {
    return graphs;
  }

  /** Graphs that packs are known to compile to. */
  public CompileCache compiled() {
    return compiled;
  }

  public BuildHistory history() {
    return history;
  }

  /** What the tables say about who committed them. */
  CommittedTables tables() {
    return tables;
  }
}
