package io.codeweft.functions.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call and its one right result. Values are {@code String}, {@code Long}, {@code Boolean} or
 * null.
 *
 * @param rows argument lists: exactly one for a scalar function; those of a group, possibly none,
 *     for an aggregate
 */
public record GoldenVector(List<List<@Nullable Object>> rows, @Nullable Object result) {
  public GoldenVector {
    List<List<@Nullable Object>> copy = new ArrayList<>();
    // List.copyOf refuses the null arguments that golden vectors are about
    rows.forEach(row -> copy.add(Collections.unmodifiableList(new ArrayList<>(row))));
    rows = Collections.unmodifiableList(copy);
  }

  /** Every argument of every row. */
  public List<@Nullable Object> values() {
    List<@Nullable Object> values = new ArrayList<>();
    rows.forEach(values::addAll);
    return values;
  }
}
