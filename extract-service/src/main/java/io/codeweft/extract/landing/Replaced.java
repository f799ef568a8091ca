package io.codeweft.extract.landing;

import java.util.Collection;
import java.util.List;

/** Whose rows the batches of an extract take the place of. */
public sealed interface Replaced {

  /** All rows of the table. */
  record Everything() implements Replaced {}

  /**
   * The rows of these paths; all others stay.
   *
   * @param paths sorted by {@link PathOrder}, distinct
   */
  record Paths(List<String> paths) implements Replaced {
    public Paths {
      paths = List.copyOf(paths);
    }

    /** In any order. */
    public static Paths of(Collection<String> paths) {
      return new Paths(paths.stream().distinct().sorted(PathOrder.BY_BYTES).toList());
    }
  }
}
