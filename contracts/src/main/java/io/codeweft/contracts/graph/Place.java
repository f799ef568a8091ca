package io.codeweft.contracts.graph;

import java.util.Comparator;

/**
 * A part of a dataset or view.
 *
 * @param path column and what is taken out of it, as in {@link Lineage.Origin}; empty for the rows
 *     as such: which there are
 */
public record Place(String table, String path) {
  static final Comparator<Place> ORDER =
      Comparator.comparing(Place::table).thenComparing(Place::path);

  static Place rows(String table) {
    return new Place(table, "");
  }

  boolean isRows() {
    return path.isEmpty();
  }

  /** The top-level column, empty for rows. */
  public String column() {
    return path.split("[.\\[{]", 2)[0];
  }

  /** What follows the column: {@code []}, {@code .bstart}. */
  String inside() {
    return path.substring(column().length());
  }

  /** Whether the other path is this one or lies inside. */
  boolean holds(String other) {
    return other.startsWith(path)
        && (other.length() == path.length() || ".[{".indexOf(other.charAt(path.length())) >= 0);
  }

  /** {@code ast_files_v1.nodes[].name}, {@code rows of ast_files_v1}. */
  @Override
  public String toString() {
    return isRows() ? "rows of " + table : table + "." + path;
  }
}
