package io.codeweft.extract.offer;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.extract.Datasets;
import io.codeweft.tables.StoredGraphs;
import io.codeweft.tables.TableException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The datasets that can be offered: those that every extract has, and those that the packs declare
 * which are registered now.
 */
final class Declarations {
  private static final Logger LOG = Logger.getLogger(Declarations.class);

  private final StoredGraphs graphs;
  private final Consumer<Consumer<Event>> registrations;

  /**
   * @param registrations hands out all events of the topic of graphs
   */
  Declarations(StoredGraphs graphs, Consumer<Consumer<Event>> registrations) {
    this.graphs = graphs;
    this.registrations = registrations;
  }

  /**
   * By name. The registered packs are looked up only when a name is none of the built-in ones.
   *
   * @param wanted names that an offer has
   */
  Map<String, DatasetDeclaration> find(Collection<String> wanted) {
    Map<String, DatasetDeclaration> found = new TreeMap<>();
    Datasets.all().forEach(dataset -> found.put(dataset.name(), dataset));
    if (!found.keySet().containsAll(wanted)) {
      Map<String, DatasetDeclaration> registered = registered();
      registered.forEach(found::putIfAbsent);
    }
    return found;
  }

  private Map<String, DatasetDeclaration> registered() {
    Map<String, ViewGraphRegistered> newest = new HashMap<>();
    registrations.accept(
        event -> {
          if (event instanceof ViewGraphRegistered graph) {
            newest.merge(graph.name(), graph, (a, b) -> b.number() < a.number() ? a : b);
          }
        });
    Map<String, DatasetDeclaration> declared = new TreeMap<>();
    for (ViewGraphRegistered graph : new TreeMap<>(newest).values()) {
      if (graph.kind() != ViewGraphRegistered.Kind.DELETED) {
        try {
          graphs
              .get(graph.graphObject())
              .datasets()
              .forEach(dataset -> declared.putIfAbsent(dataset.name(), dataset));
        } catch (TableException e) {
          LOG.warnf("the datasets of graph %s are not known: %s", graph.name(), e.getMessage());
        }
      }
    }
    return declared;
  }
}
