package io.codeweft.registry.lineage;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.graph.GraphLineage;
import io.codeweft.contracts.graph.LineageEdge;
import io.codeweft.contracts.graph.Upstream;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
   * Walks up, to what a view or one of its columns is made of.
   *
   * @throws IllegalArgumentException with the nearest name when there is no such view or column
   */
  public static Trace up(
      ViewGraph graph, String view, @Nullable String column, @Nullable Integer depth) {
    GraphLineage lineage = GraphLineage.of(graph);
    Upstream found = column == null ? lineage.upstream(view) : lineage.upstream(view, column);
    return of(graph, view, column, Direction.UP, depth, found.values(), found.rows());
  }

  /**
   * Walks down, to what is made of a view or dataset or one of its columns.
   *
   * @param column may be a path into one, {@code nodes[].span}
   * @throws IllegalArgumentException with the nearest name when there is no such table or column
   */
  public static Trace down(
      ViewGraph graph, String table, @Nullable String column, @Nullable Integer depth) {
    GraphLineage lineage = GraphLineage.of(graph);
    Stream<String> paths =
        column != null
            ? Stream.of(column)
            : Stream.concat(
                Stream.of(""), schema(graph, table).map(Schema::names).orElse(List.of()).stream());
    List<LineageEdge> found =
        paths.flatMap(path -> lineage.downstream(table, path).stream()).distinct().toList();
    return of(
        graph,
        table,
        column,
        Direction.DOWN,
        depth,
        found.stream().filter(edge -> !edge.to().path().isEmpty()).toList(),
        found.stream().filter(edge -> edge.to().path().isEmpty()).toList());
  }

  private static Trace of(
      ViewGraph graph,
      String table,
      @Nullable String column,
      Direction direction,
      @Nullable Integer depth,
      List<LineageEdge> values,
      List<LineageEdge> rows) {
    return new Trace(
        graph.name(),
        graph.version(),
        table,
        column,
        direction,
        depth,
        steps(values, direction, depth),
        steps(rows, direction, depth));
  }

  private static List<Step> steps(
      List<LineageEdge> edges, Direction direction, @Nullable Integer depth) {
    int most = depth == null ? Integer.MAX_VALUE : depth;
    return direction == Direction.UP
        ? Step.of(edges, LineageEdge::to, LineageEdge::from, most)
        : Step.of(edges, LineageEdge::from, LineageEdge::to, most);
  }

  /** The columns of a view or dataset. */
  public static Optional<Schema> schema(ViewGraph graph, String table) {
    return graph
        .view(table)
        .map(ViewArtefact::schema)
        .or(() -> graph.dataset(table).map(DatasetDeclaration::schema));
  }
}
