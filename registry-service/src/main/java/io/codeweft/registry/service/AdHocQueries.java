package io.codeweft.registry.service;

import io.codeweft.compiler.CompileException;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.build.RegistryState;
import io.codeweft.registry.catalog.RegistryCatalog;
import io.codeweft.registry.query.BuildChoice;
import io.codeweft.registry.query.PreparedQuery;
import io.codeweft.registry.query.QueryLane;
import io.codeweft.tables.Warehouse;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Ad-hoc queries over everything registered and built, a few at a time. */
@ApplicationScoped
public class AdHocQueries {
  private final Store store;
  private final RegistryWarehouse objects;
  private final Warehouse warehouse;
  private final QueryConfig config;
  private final Semaphore slots;

  /** Of the current function snapshot; guarded by this. */
  private @Nullable CurrentLane current;

  private record CurrentLane(String functions, QueryLane lane) {}

  AdHocQueries(
      Store store,
      RegistryWarehouse objects,
      @ConfigProperty(name = "codeweft.warehouse") Path warehouse,
      QueryConfig config) {
    this.store = store;
    this.objects = objects;
    this.warehouse = Warehouse.at(warehouse);
    this.config = config;
    this.slots = new Semaphore(config.concurrent());
  }

  /** The right to run a query, until it is closed. */
  public interface Slot extends AutoCloseable {
    @Override
    void close();
  }

  /** Empty when as many queries run as may. */
  public Optional<Slot> slot() {
    return slots.tryAcquire() ? Optional.of(slots::release) : Optional.empty();
  }

  /** Queries that run now. */
  public int running() {
    return config.concurrent() - slots.availablePermits();
  }

  public QueryConfig config() {
    return config;
  }

  /**
   * Compiles a query; see {@link RegistryCatalog#prepare}.
   *
   * @throws CompileException when the lane refuses it
   * @throws BuildChoice.NoBuildException when there is no such build
   */
  public PreparedQuery prepare(String sql, @Nullable String repo, @Nullable String build)
      throws CompileException, BuildChoice.NoBuildException {
    FunctionSnapshot functions =
        store.read(RegistryState::functions).orElseThrow(RegistryErrors::noFunctionSnapshot);
    List<ViewGraph> graphs =
        store.read(state -> List.copyOf(state.graphs())).stream()
            .map(ViewGraphRegistered::graphObject)
            .map(object -> objects.graphs().graph(object).graph())
            .toList();
    return new RegistryCatalog(warehouse, graphs, functions)
        .prepare(lane(functions), sql, repo, build);
  }

  private synchronized QueryLane lane(FunctionSnapshot functions) {
    CurrentLane known = current;
    if (known == null || !known.functions().equals(functions.hash())) {
      known = new CurrentLane(functions.hash(), new QueryLane(functions));
      current = known;
    }
    return known.lane();
  }
}
