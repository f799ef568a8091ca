package io.codeweft.compiler.internal.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Views after everything they read; of those that could be next, the first by name. */
final class BuildOrder {
  private final Map<String, Set<String>> reads;

  /**
   * @param reads which views each view reads; all names are keys
   */
  BuildOrder(Map<String, ? extends Collection<String>> reads) {
    this.reads = new TreeMap<>();
    reads.forEach((view, tables) -> this.reads.put(view, new TreeSet<>(tables)));
  }

  /** Without the members of cycles and what depends on them. */
  List<String> order() {
    Map<String, Set<String>> left = new TreeMap<>();
    reads.forEach((view, tables) -> left.put(view, new HashSet<>(tables)));
    TreeSet<String> ready = new TreeSet<>();
    left.forEach((view, tables) -> addIf(tables.isEmpty(), view, ready));
    List<String> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      String next = Objects.requireNonNull(ready.pollFirst());
      order.add(next);
      left.forEach((view, tables) -> addIf(tables.remove(next) && tables.isEmpty(), view, ready));
    }
    return order;
  }

  private static void addIf(boolean condition, String view, Set<String> views) {
    if (condition) {
      views.add(view);
    }
  }

  /**
   * One cycle for each group of views that read each other, starting at its first name, in the
   * direction of reading.
   */
  List<List<String>> cycles() {
    List<List<String>> cycles = new ArrayList<>();
    Set<String> covered = new HashSet<>();
    for (String view : reads.keySet()) {
      if (!covered.contains(view)) {
        List<String> cycle = shortestCycle(view);
        if (!cycle.isEmpty() && cycle.stream().noneMatch(covered::contains)) {
          cycles.add(cycle);
        }
        covered.addAll(cycle);
      }
    }
    return cycles;
  }

  /** Breadth first, so the shortest; empty when the view is in no cycle. */
  private List<String> shortestCycle(String start) {
    Map<String, String> cameFrom = new HashMap<>();
    List<String> queue = new ArrayList<>(List.of(start));
    for (int i = 0; i < queue.size(); i++) {
      String at = queue.get(i);
      for (String read : reads.getOrDefault(at, Set.of())) {
        if (read.equals(start)) {
          return path(start, at, cameFrom);
        }
        if (reads.containsKey(read) && !cameFrom.containsKey(read)) {
          cameFrom.put(read, at);
          queue.add(read);
        }
      }
    }
    return List.of();
  }

  private static List<String> path(String start, String end, Map<String, String> cameFrom) {
    List<String> path = new ArrayList<>();
    String at = end;
    while (!at.equals(start)) {
      path.addFirst(at);
      at = Objects.requireNonNull(cameFrom.get(at));
    }
    path.addFirst(start);
    return path;
  }
}
