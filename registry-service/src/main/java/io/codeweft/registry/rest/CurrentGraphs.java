package io.codeweft.registry.rest;

import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.registry.graph.GraphStore;
import io.codeweft.registry.plan.PlannableGraph;
import io.codeweft.registry.service.RegistryErrors;
import io.codeweft.registry.service.RegistryWarehouse;
import io.codeweft.registry.service.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The current graphs, compiled; an unknown name is a problem that says the nearest. */
@ApplicationScoped
public class CurrentGraphs {
  private final Store store;
  private final GraphStore graphs;

  CurrentGraphs(Store store, RegistryWarehouse warehouse) {
    this.store = store;
    this.graphs = warehouse.graphs();
  }

  /** By name. */
  List<ViewGraphRegistered> all() {
    return store.read(state -> List.copyOf(state.graphs()));
  }

  ViewGraphRegistered registered(String name) {
    return all().stream()
        .filter(graph -> graph.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                RegistryErrors.unknown(
                    "graph", name, all().stream().map(ViewGraphRegistered::name).toList()));
  }

  PlannableGraph compiled(String name) {
    return graphs.graph(registered(name).graphObject());
  }
}
