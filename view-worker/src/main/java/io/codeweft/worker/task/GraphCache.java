package io.codeweft.worker.task;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.json.Json;
import io.codeweft.tables.ObjectStore;
import java.util.LinkedHashMap;

/** Compiled graphs by their digest; the few that were used last are kept. Thread-safe. */
final class GraphCache {
  private static final int CAPACITY = 4;

  private final ObjectStore objects;
  private final LinkedHashMap<String, ViewGraph> graphs = new LinkedHashMap<>(16, 0.75f, true);

  GraphCache(ObjectStore objects) {
    this.objects = objects;
  }

  synchronized ViewGraph get(String graphObject) {
    ViewGraph graph = graphs.get(graphObject);
    if (graph == null) {
      graph = Json.read(objects.get(graphObject), ViewGraph.class);
      graphs.put(graphObject, graph);
      if (graphs.size() > CAPACITY) {
        graphs.pollFirstEntry();
      }
    }
    return graph;
  }
}
