package io.codeweft.registry.lineage;

import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.dag.Dependencies;
import io.codeweft.registry.dag.GraphDag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What rebuilds when something changes.
 *
 * @param changed what is supposed to change: {@code dataset ast_files_v1}, {@code function
 *     span_len}
 * @param affected views whose rows may become others, in execution order
 * @param rebuilds the materialised ones among them: tables that a build computes again
 * @param spared views that read an affected table, and none of what changes
 */
public record Impact(
    String graph,
    String version,
    String changed,
    List<Affected> affected,
    List<String> rebuilds,
    List<String> spared) {

  /**
   * @param columns whose values may change, in the order of the schema
   * @param rows whether there may be other rows
   * @param reasons a shortest chain from what changes to this view, in words
   */
  public record Affected(
      String view, GraphDag.Kind kind, List<String> columns, boolean rows, List<String> reasons) {}

  public Impact {
    affected = List.copyOf(affected);
    rebuilds = List.copyOf(rebuilds);
    spared = List.copyOf(spared);
  }

  /** A dataset or view as a whole. */
  public static Impact ofTable(ViewGraph graph, String table) {
    List<Place> places = new ArrayList<>(List.of(Place.rows(table)));
    Trace.schema(graph, table).orElseThrow().names().forEach(c -> places.add(new Place(table, c)));
    Map<Place, List<String>> chains = new TreeMap<>();
    boolean view = graph.view(table).isPresent();
    if (view) {
      places.forEach(place -> chains.put(place, List.of(table + " itself changes")));
    }
    return of(graph, (view ? "view " : "dataset ") + table, places, chains);
  }

  /**
   * A column of a dataset or view.
   *
   * @param path its name, or a path into it
   */
  public static Impact ofColumn(ViewGraph graph, String table, String path) {
    Place place = new Place(table, path);
    return of(graph, "column " + place, List.of(place), new TreeMap<>());
  }

  /** A library function: every view whose plan calls it, and what follows. */
  public static Impact ofFunction(ViewGraph graph, String function) {
    List<Place> places = new ArrayList<>();
    Map<Place, List<String>> chains = new TreeMap<>();
    for (ViewArtefact view : graph.views()) {
      if (view.functions().contains(function)) {
        List<Place> own = new ArrayList<>(List.of(Place.rows(view.name())));
        view.schema().names().forEach(column -> own.add(new Place(view.name(), column)));
        own.forEach(place -> chains.put(place, List.of(view.name() + " calls " + function)));
        places.addAll(own);
      }
    }
    return of(graph, "function " + function, places, chains);
  }

  /**
   * @param chains reasons of the places that are affected to begin with
   */
  private static Impact of(
      ViewGraph graph, String changed, List<Place> places, Map<Place, List<String>> chains) {
    Set<Place> reached = new TreeSet<>(chains.keySet());
    Map<Place, List<String>> reasons = new TreeMap<>(chains);
    for (Step step : LineageGraph.of(graph).down(places, Integer.MAX_VALUE)) {
      reached.add(step.to());
      reasons.putIfAbsent(step.to(), chain(step, reasons));
    }
    List<Affected> affected = new ArrayList<>();
    for (ViewArtefact view : graph.views()) {
      List<String> columns =
          view.schema().names().stream()
              .filter(column -> reached.contains(new Place(view.name(), column)))
              .toList();
      boolean rows = reached.contains(Place.rows(view.name()));
      if (rows || !columns.isEmpty()) {
        affected.add(
            new Affected(view.name(), GraphDag.kind(view), columns, rows, shortest(view, reasons)));
      }
    }
    return new Impact(
        graph.name(),
        graph.version(),
        changed,
        affected,
        affected.stream()
            .filter(view -> view.kind() == GraphDag.Kind.TABLE)
            .map(Affected::view)
            .toList(),
        spared(graph, places, affected));
  }

  /** The reasons of where a step comes from, and the step. */
  private static List<String> chain(Step step, Map<Place, List<String>> reasons) {
    List<String> before =
        reasons.entrySet().stream()
            .filter(entry -> entry.getKey().isSeenThrough(step.from(), step.role()))
            .map(Map.Entry::getValue)
            .min(Comparator.comparingInt(List::size))
            .orElse(List.of());
    List<String> chain = new ArrayList<>(before);
    chain.add(Words.of(step));
    return chain;
  }

  private static List<String> shortest(ViewArtefact view, Map<Place, List<String>> reasons) {
    return reasons.entrySet().stream()
        .filter(entry -> entry.getKey().table().equals(view.name()))
        .map(Map.Entry::getValue)
        .min(Comparator.comparingInt(List::size))
        .orElse(List.of());
  }

  private static List<String> spared(ViewGraph graph, List<Place> places, List<Affected> affected) {
    Dependencies dependencies = Dependencies.of(graph);
    SortedSet<String> readers = new TreeSet<>();
    places.forEach(
        place -> readers.addAll(dependencies.descendants(place.table(), Integer.MAX_VALUE)));
    affected.forEach(view -> readers.remove(view.view()));
    places.forEach(place -> readers.remove(place.table()));
    return graph.views().stream().map(ViewArtefact::name).filter(readers::contains).toList();
  }
}
