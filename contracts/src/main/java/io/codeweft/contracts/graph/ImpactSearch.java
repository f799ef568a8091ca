package io.codeweft.contracts.graph;

import io.codeweft.contracts.graph.Impact.OnPlace;
import io.codeweft.contracts.graph.Impact.OnView;
import io.codeweft.contracts.graph.Lineage.Origin;
import io.codeweft.contracts.graph.Lineage.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Follows changes down a graph, breadth first, so that the chain to each place is a shortest one.
 */
final class ImpactSearch {
  private final ViewGraph graph;
  private final Map<String, List<ViewArtefact>> readers = new HashMap<>();

  /** Every place that may change, with the step that first led there; none for what changed. */
  private final SequencedMap<Place, List<LineageEdge>> reached = new LinkedHashMap<>();

  private final Deque<Place> open = new ArrayDeque<>();

  ImpactSearch(ViewGraph graph) {
    this.graph = graph;
    for (ViewArtefact view : graph.views()) {
      view.dependencies()
          .forEach(table -> readers.computeIfAbsent(table, t -> new ArrayList<>()).add(view));
    }
  }

  void change(Place place) {
    if (reached.putIfAbsent(place, List.of()) == null) {
      open.add(place);
    }
    while (!open.isEmpty()) {
      Place next = open.remove();
      readers.getOrDefault(next.table(), List.of()).forEach(reader -> follow(next, reader));
    }
  }

  private void follow(Place changed, ViewArtefact reader) {
    Place rows = Place.rows(reader.name());
    if (changed.isRows()) {
      reach(new LineageEdge(rows, changed, null));
      return;
    }
    for (Origin origin : reader.lineage().rows()) {
      if (touches(changed, origin)) {
        reach(new LineageEdge(rows, changed, origin.role()));
      }
    }
    for (Lineage.Column column : reader.lineage().columns()) {
      for (Origin origin : column.values()) {
        if (touches(changed, origin)) {
          String path = column.name() + inside(changed, origin);
          reach(new LineageEdge(new Place(reader.name(), path), changed, origin.role()));
        }
      }
    }
  }

  /** What is inside the elements of a list does not change how many there are. */
  private static boolean touches(Place changed, Origin origin) {
    if (!origin.table().equals(changed.table()) || origin.path().isEmpty()) {
      return false;
    }
    return changed.holds(origin.path())
        || (origin.role() != Role.UNNEST
            && new Place(origin.table(), origin.path()).holds(changed.path()));
  }

  private static String inside(Place changed, Origin origin) {
    boolean deeper = changed.path().length() > origin.path().length();
    return origin.role() == Role.IDENTITY && deeper
        ? changed.path().substring(origin.path().length())
        : "";
  }

  private void reach(LineageEdge edge) {
    if (reached.putIfAbsent(edge.to(), List.of(edge)) == null) {
      open.add(edge.to());
    }
  }

  List<LineageEdge> edges() {
    return reached.values().stream().flatMap(List::stream).toList();
  }

  /**
   * In build order.
   *
   * @param given what changes by itself, hence is no impact of anything
   */
  List<OnView> views(Collection<Place> given) {
    List<OnView> views = new ArrayList<>();
    for (ViewArtefact view : graph.views()) {
      List<OnPlace> places =
          reached.keySet().stream()
              .filter(place -> place.table().equals(view.name()) && !given.contains(place))
              .sorted(Comparator.comparing(Place::path))
              .map(place -> new OnPlace(place, chain(place)))
              .toList();
      if (!places.isEmpty()) {
        boolean rows = places.getFirst().place().isRows();
        views.add(
            new OnView(
                view.name(),
                view.contract().materialize(),
                rows,
                rows ? places.subList(0, 1) : places));
      }
    }
    return views;
  }

  private List<LineageEdge> chain(Place place) {
    List<LineageEdge> chain = new ArrayList<>();
    List<LineageEdge> steps = reached.getOrDefault(place, List.of());
    while (!steps.isEmpty()) {
      chain.add(steps.getFirst());
      steps = reached.getOrDefault(steps.getFirst().from(), List.of());
    }
    return chain;
  }
}
