package io.codeweft.registry.rest;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.registry.graph.GraphStore;
import io.codeweft.registry.plan.PlannableGraph;
import io.codeweft.registry.service.RegistryErrors;
import io.codeweft.registry.service.RegistryWarehouse;
import io.codeweft.registry.service.Store;
import io.codeweft.runtime.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  /**
   * The graphs that have such a view or dataset.
   *
   * @param graph only this one; null = all
   * @throws ProblemException when there is none; the detail names the nearest
   */
  List<PlannableGraph> having(String table, @Nullable String graph) {
    List<PlannableGraph> candidates = candidates(graph);
    List<PlannableGraph> having =
        candidates.stream().filter(each -> tables(each).anyMatch(table::equals)).toList();
    if (having.isEmpty()) {
      throw RegistryErrors.unknown(
          "view", table, candidates.stream().flatMap(CurrentGraphs::tables).distinct().toList());
    }
    return having;
  }

  /**
   * The one graph that has such a view or dataset.
   *
   * @throws ProblemException when there is none, or several
   */
  PlannableGraph theOneHaving(String table, @Nullable String graph) {
    List<PlannableGraph> having = having(table, graph);
    if (having.size() > 1) {
      throw ProblemException.badRequest(
          "ambiguous-view",
          "view '"
              + table
              + "' is in the graphs "
              + having.stream().map(each -> each.graph().name()).collect(Collectors.joining(", "))
              + "; say which with ?graph=");
    }
    return having.getFirst();
  }

  /** The named one, or all. */
  List<PlannableGraph> candidates(@Nullable String graph) {
    return graph != null
        ? List.of(compiled(graph))
        : all().stream().map(each -> compiled(each.name())).toList();
  }

  private static Stream<String> tables(PlannableGraph compiled) {
    return Stream.concat(
        compiled.graph().views().stream().map(ViewArtefact::name),
        compiled.graph().datasets().stream().map(DatasetDeclaration::name));
  }
}
