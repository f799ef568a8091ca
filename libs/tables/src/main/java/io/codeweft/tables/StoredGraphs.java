package io.codeweft.tables;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.json.Json;
import java.util.LinkedHashMap;

/**
 * Compiled view graphs among the objects of a warehouse; the few that were used last are kept in
 * memory. Thread-safe.
 */
public final class StoredGraphs {
  private static final int CAPACITY = 4;

  private final ObjectStore objects;
  private final LinkedHashMap<String, ViewGraph> graphs = new LinkedHashMap<>(16, 0.75f, true);

  public StoredGraphs(ObjectStore objects) {
    this.objects = objects;
  }

  /**
   * @param graphObject digest of the object that holds the graph as JSON
   * @throws TableException when there is no such object or it is no graph
   */
  public synchronized ViewGraph get(String graphObject) {
    ViewGraph graph = graphs.get(graphObject);
    if (graph == null) {
      graph = read(graphObject);
      graphs.put(graphObject, graph);
      if (graphs.size() > CAPACITY) {
        graphs.pollFirstEntry();
      }
    }
    return graph;
  }

  private ViewGraph read(String graphObject) {
    try {
      return Json.read(objects.get(graphObject), ViewGraph.class);
    } catch (IllegalArgumentException e) {
      throw new TableException(
          "object " + graphObject + " is no compiled graph of this release: " + e.getMessage(), e);
    }
  }
}
