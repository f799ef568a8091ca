package io.codeweft.registry.graph;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.registry.plan.PlannableGraph;
import io.codeweft.tables.ObjectStore;
import io.codeweft.tables.TableException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Graphs and packs by the digest of their object; the last few graphs are kept in memory. */
public final class GraphStore implements PlannableGraph.Source {
  private static final int CACHED = 16;
  private static final float LOAD_FACTOR = 0.75f;

  private final ObjectStore objects;

  /** In the order of their last use; guarded by this. */
  private final Map<String, PlannableGraph> cache = new LinkedHashMap<>(CACHED, LOAD_FACTOR, true);

  public GraphStore(ObjectStore objects) {
    this.objects = objects;
  }

  /** Returns the digest of the stored graph. */
  public String put(ViewGraph graph) {
    return objects.put(Json.bytes(graph));
  }

  /** The graph; empty when its object is missing or damaged, and has to be written again. */
  public Optional<PlannableGraph> find(String graphObject) {
    try {
      return Optional.of(graph(graphObject));
    } catch (TableException e) {
      return Optional.empty();
    }
  }

  /**
   * @throws TableException when there is no such object or it is damaged
   */
  public PackBundle pack(String packObject) {
    return Json.read(objects.get(packObject), PackBundle.class);
  }

  /** Returns the digest of the stored pack. */
  public String put(PackBundle pack) {
    return objects.put(Json.bytes(pack));
  }

  /**
   * @throws TableException when there is no such object or it is damaged
   */
  @Override
  public synchronized PlannableGraph graph(String graphObject) {
    PlannableGraph cached = cache.get(graphObject);
    if (cached != null) {
      return cached;
    }
    PlannableGraph read = PlannableGraph.of(Json.read(objects.get(graphObject), ViewGraph.class));
    cache.put(graphObject, read);
    if (cache.size() > CACHED) {
      cache.remove(cache.keySet().iterator().next());
    }
    return read;
  }
}
