package io.codeweft.registry.lineage;

import io.codeweft.contracts.graph.Lineage.Role;
import java.util.Comparator;

/**
 * A part of a table: a column, something inside it ({@code nodes[].span.bstart}), or, with an empty
 * path, its rows as such: that they are there.
 */
public record Place(String table, String path) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::table).thenComparing(Place::path);

  /** The rows of a table as such. */
  public static Place rows(String table) {
    return new Place(table, "");
  }

  public boolean isRows() {
    return path.isEmpty();
  }

  /** The top-level column; empty for rows. */
  public String column() {
    return path.split("[.\\[{]", 2)[0];
  }

  /** The place of its top-level column. */
  Place ofColumn() {
    return new Place(table, column());
  }

  /**
   * Whether a change here is seen by who reads that place.
   *
   * @param role how it is read: who only counts the elements of a list sees no change inside them
   */
  boolean isSeenThrough(Place read, Role role) {
    if (!table.equals(read.table) || isRows() != read.isRows()) {
      return false;
    }
    return isWithin(read.path, path) || (role != Role.UNNEST && isWithin(path, read.path));
  }

  /** Whether the one path is the other or leads into it. */
  private static boolean isWithin(String path, String outer) {
    if (!path.regionMatches(true, 0, outer, 0, outer.length())) {
      return false;
    }
    return path.length() == outer.length() || ".[{".indexOf(path.charAt(outer.length())) >= 0;
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /** {@code defs.name}; {@code defs} for rows. */
  @Override
  public String toString() {
    return isRows() ? table : table + "." + path;
  }
}
