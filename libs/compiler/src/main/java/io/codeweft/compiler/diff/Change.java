package io.codeweft.compiler.diff;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One difference.
 *
 * @param reason in words
 * @param columns affected columns, sorted; empty when it is about the rows or the whole
 * @param rows what happens to rows; null when they stay
 */
public record Change(
    Category category, String reason, List<String> columns, @Nullable RowEffect rows) {
  public Change {
    columns = columns.stream().distinct().sorted().toList();
  }

  static Change of(Category category, String reason, Collection<String> columns) {
    return new Change(category, reason, List.copyOf(columns), null);
  }

  static Change rows(RowEffect effect, String reason, Collection<String> columns) {
    return new Change(Category.ROW_MULTIPLYING, reason, List.copyOf(columns), effect);
  }
}
