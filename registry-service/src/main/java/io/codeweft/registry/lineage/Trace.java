package io.codeweft.registry.lineage;

import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.schema.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A walk through a graph from one table or column.
 *
 * @param column null = all of its columns
 * @param depth most steps; null = all
 * @param values steps that make values
 * @param rows steps that decide which rows there are
 */
public record Trace(
    String graph,
    String version,
    String table,
    @Nullable String column,
    Direction direction,
    @Nullable Integer depth,
    List<Step> values,
    List<Step> rows) {

  /** Where a walk goes. */
  public enum Direction {
    /** To what it is made of. */
    UP,
    /** To what is made of it. */
    DOWN
  }

  public Trace {
    values = List.copyOf(values);
    rows = List.copyOf(rows);
  }

  /**
   * Walks. Up, {@code rows} leads to the rows of the table itself; down, it has the steps by which
   * rows of other views come to depend on it.
   *
   * @param table a view or dataset of the graph
   * @param column one of its columns or a path into one; null = all
   */
  public static Trace of(
      ViewGraph graph,
      String table,
      @Nullable String column,
      Direction direction,
      @Nullable Integer depth) {
    LineageGraph lineage = LineageGraph.of(graph);
    int steps = depth == null ? Integer.MAX_VALUE : depth;
    List<Place> places = places(graph, table, column);
    List<Step> values;
    List<Step> rows;
    if (direction == Direction.UP) {
      values = lineage.up(places, steps);
      rows = lineage.up(List.of(Place.rows(table)), steps);
    } else {
      List<Step> all = lineage.down(places, steps);
      values = all.stream().filter(step -> !step.to().isRows()).toList();
      rows = all.stream().filter(step -> step.to().isRows()).toList();
    }
    return new Trace(graph.name(), graph.version(), table, column, direction, depth, values, rows);
  }

  private static List<Place> places(ViewGraph graph, String table, @Nullable String column) {
    return column != null
        ? List.of(new Place(table, column))
        : schema(graph, table).orElseThrow().names().stream()
            .map(name -> new Place(table, name))
            .toList();
  }

  /** The columns of a view or dataset. */
  public static Optional<Schema> schema(ViewGraph graph, String table) {
    return graph
        .view(table)
        .map(ViewArtefact::schema)
        .or(() -> graph.dataset(table).map(dataset -> dataset.schema()));
  }
}
