package io.codeweft.contracts.graph;

import java.util.List;

/**
 * What may change when something below changes.
 *
 * @param subject what changes: {@code ast_files_v1.nodes[].name}, {@code function stable_id},
 *     {@code rows of ast_files_v1}
 * @param views those that have to be computed again, in build order
 */
public record Impact(String subject, List<OnView> views) {

  /**
   * @param table whether the view is committed as a table
   * @param rows whether its rows may change: which there are, hence all columns
   * @param places its parts that may change, each with the reason; {@link Place#path} is empty for
   *     the rows
   */
  public record OnView(String view, boolean table, boolean rows, List<OnPlace> places) {
    public OnView {
      places = List.copyOf(places);
    }

    /** Top-level columns whose values may change, sorted; not listed when rows change. */
    public List<String> columns() {
      return places.stream()
          .map(p -> p.place().column())
          .filter(column -> !column.isEmpty())
          .distinct()
          .sorted()
          .toList();
    }
  }

  /**
   * @param because a shortest chain of steps from the place down to what changes; the view that
   *     calls a changed function has none
   */
  public record OnPlace(Place place, List<LineageEdge> because) {
    public OnPlace {
      because = List.copyOf(because);
    }
  }

  public Impact {
    views = List.copyOf(views);
  }
}
