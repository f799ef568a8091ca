package io.codeweft.registry.service;

import io.codeweft.registry.graph.CompileCache;
import io.codeweft.registry.graph.GraphCompiler;
import io.codeweft.registry.graph.GraphStore;
import io.codeweft.registry.history.BuildHistory;
import io.codeweft.registry.history.FunctionHistory;
import io.codeweft.registry.history.RegistrationHistory;
import io.codeweft.registry.plan.CommittedTables;
import io.codeweft.rows.parity.ParityTable;
import io.codeweft.tables.StoredSnapshots;
import io.codeweft.tables.Warehouse;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the registry keeps in the warehouse: objects of graphs and packs, the histories. */
@ApplicationScoped
public class RegistryWarehouse {
  private final GraphStore graphs;
  private final BuildHistory history;
  private final CommittedTables tables;
  private final RegistrationHistory registrations;
  private final GraphCompiler compiler;
  private final StoredSnapshots snapshots;
  private final ParityTable parity;
  private final FunctionHistory functions;

  RegistryWarehouse(
      @ConfigProperty(name = "codeweft.warehouse") Path warehouse, RegistryConfig config) {
    Warehouse opened = Warehouse.at(warehouse);
    this.graphs = new GraphStore(opened.objects());
    this.history = new BuildHistory(opened, config.fsync());
    this.tables = new WarehouseTables(opened);
    this.registrations = new RegistrationHistory(opened, config.fsync());
    this.snapshots = new StoredSnapshots(opened.objects());
    this.parity = new ParityTable(opened, false);
    this.functions = new FunctionHistory(opened, config.fsync());
    this.compiler = new GraphCompiler(graphs, new CompileCache(opened.root().resolve("cache")));
  }

  public GraphStore graphs() {
    return graphs;
  }

  /** Compiles what the warehouse does not know yet. */
  public GraphCompiler compiler() {
    return compiler;
  }

  /** What was registered, rolled back, deleted and refused. */
  public RegistrationHistory registrations() {
    return registrations;
  }

  /** The function snapshots that graphs were compiled with. */
  public StoredSnapshots snapshots() {
    return snapshots;
  }

  /** Every parity check; the materializer writes it. */
  public ParityTable parity() {
    return parity;
  }

  /** The versions of SQL functions. */
  public FunctionHistory functions() {
    return functions;
  }

  public BuildHistory history() {
    return history;
  }

  /** What the tables say about who committed them. */
  CommittedTables tables() {
    return tables;
  }
}
