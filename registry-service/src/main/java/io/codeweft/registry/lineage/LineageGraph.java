package io.codeweft.registry.lineage;

import io.codeweft.contracts.graph.Lineage;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Every step of data in a graph, to be walked up and down. */
public final class LineageGraph {
  /** By the table that is read. */
  private final SortedMap<String, List<Step>> reading = new TreeMap<>();

  /** By the view that is made. */
  private final SortedMap<String, List<Step>> making = new TreeMap<>();

  private LineageGraph() {}

  public static LineageGraph of(ViewGraph graph) {
    LineageGraph lineage = new LineageGraph();
    for (ViewArtefact view : graph.views()) {
      for (Lineage.Column column : view.lineage().columns()) {
        Place to = new Place(view.name(), column.name());
        column.values().forEach(origin -> lineage.add(origin, to));
      }
      Place rows = Place.rows(view.name());
      view.lineage().rows().forEach(origin -> lineage.add(origin, rows));
      // The lineage of a view leaves out what goes without saying: rows come from rows.
      view.dependencies()
          .forEach(read -> lineage.add(new Lineage.Origin(read, "", Lineage.Role.IDENTITY), rows));
    }
    return lineage;
  }

  private void add(Lineage.Origin origin, Place to) {
    Step step = new Step(1, new Place(origin.table(), origin.path()), to, origin.role());
    reading.computeIfAbsent(origin.table(), _ -> new ArrayList<>()).add(step);
    making.computeIfAbsent(to.table(), _ -> new ArrayList<>()).add(step);
  }

  /**
   * Every step that leads to these places, nearest first.
   *
   * @param depth most steps
   */
  public List<Step> up(Collection<Place> places, int depth) {
    return walk(
        places,
        depth,
        (place, found) ->
            making.getOrDefault(place.table(), List.of()).stream()
                .filter(step -> step.to().equals(place))
                .forEach(found),
        step -> step.from().ofColumn());
  }

  /**
   * Every step that leads away from these places, nearest first.
   *
   * @param depth most steps
   */
  public List<Step> down(Collection<Place> places, int depth) {
    return walk(
        places,
        depth,
        (place, found) ->
            reading.getOrDefault(place.table(), List.of()).stream()
                .filter(step -> place.isSeenThrough(step.from(), step.role()))
                .forEach(found),
        Step::to);
  }

  private interface Steps {
    void from(Place place, Consumer<Step> found);
  }

  private interface Next {
    Place of(Step step);
  }

  /** Breadth first: a step is told at its shortest distance, a place is left once. */
  private static List<Step> walk(Collection<Place> places, int depth, Steps steps, Next next) {
    Map<Step, Step> found = new TreeMap<>(Step.ORDER);
    SortedSet<Place> seen = new TreeSet<>(places);
    SortedSet<Place> border = new TreeSet<>(places);
    for (int distance = 1; distance <= depth && !border.isEmpty(); distance++) {
      SortedSet<Place> reached = new TreeSet<>();
      int at = distance;
      border.forEach(
          place ->
              steps.from(
                  place,
                  step -> {
                    if (found.putIfAbsent(step, step.at(at)) == null) {
                      reached.add(next.of(step));
                    }
                  }));
      reached.removeAll(seen);
      seen.addAll(reached);
      border = reached;
    }
    return found.values().stream().sorted(Step.ORDER).toList();
  }
}
