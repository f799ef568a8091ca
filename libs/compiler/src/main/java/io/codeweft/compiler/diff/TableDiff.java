package io.codeweft.compiler.diff;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The differences of one dataset or view.
 *
 * @param table its name; after, where it is there
 * @param renamedFrom its name before, when that was another one
 * @param changes the most harmful first
 */
public record TableDiff(
    String table, Presence presence, @Nullable String renamedFrom, List<Change> changes) {

  public enum Presence {
    KEPT,
    ADDED,
    REMOVED
  }

  public TableDiff {
    changes = changes.stream().sorted(Comparator.comparing(Change::category).reversed()).toList();
  }

  /** Of the most harmful change. */
  public Category category() {
    return changes.isEmpty() ? Category.NONE : changes.getFirst().category();
  }

  /** What happens to the rows, all changes together; null when they stay. */
  public @Nullable RowEffect rows() {
    RowEffect all = null;
    for (Change change : changes) {
      RowEffect one = change.rows();
      if (one != null) {
        all = all == null ? one : all.and(one);
      }
    }
    return all;
  }

  boolean isKept() {
    return presence == Presence.KEPT;
  }
}
