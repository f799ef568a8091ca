package io.codeweft.registry.dag;

import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What reads what in a graph: datasets and views by name, in both directions. */
public final class Dependencies {
  private final SortedMap<String, SortedSet<String>> reads = new TreeMap<>();
  private final SortedMap<String, SortedSet<String>> readers = new TreeMap<>();

  private Dependencies() {}

  public static Dependencies of(ViewGraph graph) {
    Dependencies dependencies = new Dependencies();
    graph.datasets().forEach(dataset -> dependencies.add(dataset.name()));
    for (ViewArtefact view : graph.views()) {
      dependencies.add(view.name());
      for (String read : view.dependencies()) {
        dependencies.add(read);
        dependencies.set(dependencies.reads, view.name()).add(read);
        dependencies.set(dependencies.readers, read).add(view.name());
      }
    }
    return dependencies;
  }

  private void add(String name) {
    set(reads, name);
    set(readers, name);
  }

  private SortedSet<String> set(Map<String, SortedSet<String>> map, String name) {
    return map.computeIfAbsent(name, _ -> new TreeSet<>());
  }

  /** What a view reads itself. */
  public SortedSet<String> reads(String name) {
    return of(reads, name);
  }

  /** The views that read it themselves. */
  public SortedSet<String> readers(String name) {
    return of(readers, name);
  }

  /** Everything it is computed from, within that many steps; without the name itself. */
  public SortedSet<String> ancestors(String name, int depth) {
    return walk(reads, name, depth);
  }

  /** Every view computed from it, within that many steps; without the name itself. */
  public SortedSet<String> descendants(String name, int depth) {
    return walk(readers, name, depth);
  }

  /** A shortest way down, both ends included; empty when the one is not computed from the other. */
  public Optional<java.util.List<String>> path(String from, String to) {
    Map<String, String> cameFrom = new TreeMap<>();
    Deque<String> queue = new ArrayDeque<>();
    queue.add(from);
    while (!queue.isEmpty()) {
      String at = queue.remove();
      if (at.equals(to)) {
        Deque<String> path = new ArrayDeque<>();
        for (String step = to; !step.equals(from); step = cameFrom.getOrDefault(step, from)) {
          path.push(step);
        }
        path.push(from);
        return Optional.of(java.util.List.copyOf(path));
      }
      for (String next : readers(at)) {
        if (!next.equals(from) && cameFrom.putIfAbsent(next, at) == null) {
          queue.add(next);
        }
      }
    }
    return Optional.empty();
  }

  private static SortedSet<String> walk(
      SortedMap<String, SortedSet<String>> edges, String name, int depth) {
    SortedSet<String> found = new TreeSet<>();
    SortedSet<String> border = new TreeSet<>(java.util.List.of(name));
    for (int step = 0; step < depth && !border.isEmpty(); step++) {
      SortedSet<String> next = new TreeSet<>();
      border.forEach(each -> next.addAll(of(edges, each)));
      next.removeAll(found);
      found.addAll(next);
      border = next;
    }
    return found;
  }

  private static SortedSet<String> of(SortedMap<String, SortedSet<String>> edges, String name) {
    return Collections.unmodifiableSortedSet(
        edges.getOrDefault(name, Collections.emptySortedSet()));
  }
}
