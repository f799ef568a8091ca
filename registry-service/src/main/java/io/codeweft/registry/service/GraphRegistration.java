package io.codeweft.registry.service;

import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.registry.build.RegistryState;
import io.codeweft.registry.graph.CompileCache;
import io.codeweft.registry.graph.GraphCompiler;
import io.codeweft.registry.graph.GraphRefusedException;
import io.codeweft.registry.graph.GraphStore;
import io.codeweft.registry.plan.PlannableGraph;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Registers packs, one at a time. */
@ApplicationScoped
public class GraphRegistration {
  private final Store store;
  private final Outbox outbox;
  private final GraphStore graphs;
  private final CompileCache compiled;
  private final RegistryConfig config;

  GraphRegistration(
      Store store, Outbox outbox, RegistryWarehouse warehouse, RegistryConfig config) {
    this.store = store;
    this.outbox = outbox;
    this.graphs = warehouse.graphs();
    this.compiled = warehouse.compiled();
    this.config = config;
  }

  /**
   * @param isNew false when this version was current before, and nothing was published
   */
  public record Registered(ViewGraphRegistered event, ViewGraph graph, boolean isNew) {}

  /**
   * Compiles a pack and makes it current; returns when the registry itself has read that back.
   *
   * @throws GraphRefusedException when the pack is wrong; nothing was stored or published
   */
  public synchronized Registered register(PackBundle pack) throws GraphRefusedException {
    FunctionSnapshot functions = functions();
    ViewGraph graph = compile(pack, functions);
    // Also when the version is current: objects are what a lost warehouse lacks.
    String graphObject = graphs.put(graph);
    compiled.remember(pack, functions.hash(), graphObject);
    String packObject = graphs.put(pack);
    Optional<ViewGraphRegistered> current = store.read(state -> state.graph(graph.name()));
    if (current.isPresent() && current.get().version().equals(graph.version())) {
      return new Registered(current.get(), graph, false);
    }
    ViewGraphRegistered event =
        new ViewGraphRegistered(
            graph.name(),
            graph.version(),
            current.map(ViewGraphRegistered::number).orElse(0L) + 1,
            graph.functionSnapshot(),
            graphObject,
            packObject);
    outbox.send(event);
    awaitReadBack(event);
    return new Registered(event, graph, true);
  }

  /** Services start in any order, so the first snapshot may be on its way. */
  private FunctionSnapshot functions() {
    try {
      store.await(state -> state.functions().isPresent(), config.snapshotTimeout());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a function snapshot was awaited", e);
    }
    return store.read(RegistryState::functions).orElseThrow(RegistryErrors::noFunctionSnapshot);
  }

  private ViewGraph compile(PackBundle pack, FunctionSnapshot functions)
      throws GraphRefusedException {
    Optional<PlannableGraph> known = compiled.find(pack, functions.hash()).flatMap(graphs::find);
    ViewGraph graph =
        known.isPresent() ? known.get().graph() : GraphCompiler.compile(pack, functions);
    return GraphCompiler.accept(graph, others(graph.name()));
  }

  private List<ViewGraph> others(String name) {
    return store.read(state -> List.copyOf(state.graphs())).stream()
        .filter(other -> !other.name().equals(name))
        .map(other -> graphs.graph(other.graphObject()).graph())
        .toList();
  }

  private void awaitReadBack(ViewGraphRegistered event) {
    try {
      boolean read =
          store.await(
              state ->
                  state
                      .graph(event.name())
                      .filter(graph -> graph.number() >= event.number())
                      .isPresent(),
              config.readBackTimeout());
      if (!read) {
        throw RegistryErrors.notReadBack(event, config.readBackTimeout());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a registration was read back", e);
    }
  }
}
