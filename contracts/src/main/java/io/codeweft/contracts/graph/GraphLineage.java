package io.codeweft.contracts.graph;

import io.codeweft.contracts.graph.Lineage.Origin;
import io.codeweft.contracts.graph.Lineage.Role;
import io.codeweft.contracts.text.Nearest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lineage through a whole graph: up to where something comes from, down to what it changes. Names
 * are compared without case. Every method throws {@link IllegalArgumentException} with the nearest
 * name when the graph has no such thing.
 */
public final class GraphLineage {
  private final ViewGraph graph;
  private final Map<String, ViewArtefact> views = new TreeMap<>();

  private GraphLineage(ViewGraph graph) {
    this.graph = graph;
    graph.views().forEach(view -> views.put(view.name(), view));
  }

  public static GraphLineage of(ViewGraph graph) {
    return new GraphLineage(graph);
  }

  /** Of all columns and the rows of a view. */
  public Upstream upstream(String view) {
    ViewArtefact found = view(view);
    return upstream(found, found.lineage().columns().stream().map(Lineage.Column::name).toList());
  }

  /** Of one column and the rows of a view. */
  public Upstream upstream(String view, String column) {
    ViewArtefact found = view(view);
    return upstream(found, List.of(column(found, column).name()));
  }

  private Upstream upstream(ViewArtefact view, List<String> columns) {
    List<Place> start = columns.stream().map(column -> new Place(view.name(), column)).toList();
    return new Upstream(edges(start), edges(List.of(Place.rows(view.name()))));
  }

  /** Breadth first. Values end at rows that are counted; rows go on through everything. */
  private List<LineageEdge> edges(List<Place> start) {
    boolean rows = start.getFirst().isRows();
    Set<LineageEdge> edges = new LinkedHashSet<>();
    Set<Place> seen = new HashSet<>(start);
    Deque<Place> open = new ArrayDeque<>(start);
    while (!open.isEmpty()) {
      Place place = open.remove();
      for (LineageEdge edge : below(place)) {
        edges.add(edge);
        if ((rows || !edge.from().isRows()) && seen.add(edge.from())) {
          open.add(edge.from());
        }
      }
    }
    return List.copyOf(edges);
  }

  private List<LineageEdge> below(Place place) {
    ViewArtefact view = views.get(place.table());
    List<LineageEdge> edges = new ArrayList<>();
    if (view == null) {
      return edges;
    }
    if (place.isRows()) {
      view.lineage()
          .rows()
          .forEach(
              o -> edges.add(new LineageEdge(place, new Place(o.table(), o.path()), o.role())));
      view.dependencies()
          .forEach(table -> edges.add(new LineageEdge(place, Place.rows(table), null)));
    } else {
      for (Origin origin : column(view, place.column()).values()) {
        String inside = origin.role() == Role.IDENTITY ? place.inside() : "";
        Place from = new Place(origin.table(), origin.path() + inside);
        edges.add(new LineageEdge(place, from, origin.role()));
      }
    }
    return edges;
  }

  /**
   * The view columns, and rows, that a part of a table takes part in.
   *
   * @param path column or what is inside one ({@code nodes[].name}); empty for the rows of the
   *     table
   */
  public List<LineageEdge> downstream(String table, String path) {
    Place place = place(table, path);
    ImpactSearch search = new ImpactSearch(graph);
    search.change(place);
    return search.edges();
  }

  /** What has to be computed again when the rows of a dataset or view change. */
  public Impact impactOfTable(String table) {
    return impact(place(table, ""));
  }

  /**
   * What has to be computed again when the values at one path change, and nothing else.
   *
   * @param path column or what is inside one ({@code nodes[].name})
   */
  public Impact impactOfColumn(String table, String path) {
    return impact(place(table, path));
  }

  /**
   * What has to be computed again when several places change at once.
   *
   * @param subject what to call them
   * @param changed places of this graph
   */
  public Impact impactOf(String subject, Collection<Place> changed) {
    ImpactSearch search = new ImpactSearch(graph);
    changed.stream().sorted(Place.ORDER).forEach(search::change);
    return new Impact(subject, search.views(changed));
  }

  private Impact impact(Place place) {
    ImpactSearch search = new ImpactSearch(graph);
    search.change(place);
    return new Impact(place.toString(), search.views(List.of(place)));
  }

  /** What has to be computed again when a library function changes. */
  public Impact impactOfFunction(String function) {
    Set<String> called = new TreeSet<>();
    graph.views().forEach(view -> called.addAll(view.functions()));
    String name = known("function", function, called);
    ImpactSearch search = new ImpactSearch(graph);
    for (ViewArtefact view : graph.views()) {
      if (view.functions().contains(name)) {
        search.change(Place.rows(view.name()));
      }
    }
    return new Impact("function " + name, search.views(List.of()));
  }

  private Place place(String table, String path) {
    Set<String> tables = new TreeSet<>(views.keySet());
    graph.datasets().forEach(dataset -> tables.add(dataset.name()));
    String name = known("dataset or view", table, tables);
    Place place = new Place(name, path);
    if (!place.isRows()) {
      ViewArtefact view = views.get(name);
      List<String> columns =
          view == null ? graph.dataset(name).orElseThrow().schema().names() : view.schema().names();
      String column = known("column of " + name, place.column(), columns);
      place = new Place(name, column + place.inside());
    }
    return place;
  }

  private ViewArtefact view(String name) {
    return Objects.requireNonNull(views.get(known("view", name, views.keySet())));
  }

  private static Lineage.Column column(ViewArtefact view, String name) {
    return view.lineage()
        .column(known("column of " + view.name(), name, view.schema().names()))
        .orElseThrow();
  }

  private static String known(String what, String name, Collection<String> names) {
    return names.stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(() -> unknown(what, name, names));
  }

  private static IllegalArgumentException unknown(
      String what, String name, Collection<String> names) {
    @Nullable String nearest = Nearest.to(name.toLowerCase(Locale.ROOT), names);
    return new IllegalArgumentException(
        "no "
            + what
            + " is called '"
            + name
            + "'"
            + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
  }
}
