package io.codeweft.functions.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call and its one right result, in the values of {@link Values}.
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
  public List<@Nullable Object> arguments() {
    List<@Nullable Object> arguments = new ArrayList<>();
    rows.forEach(arguments::addAll);
    return arguments;
  }

  /** The arguments and everything inside of them. */
  List<@Nullable Object> values() {
    List<@Nullable Object> values = new ArrayList<>();
    arguments().forEach(argument -> addAll(argument, values));
    return values;
  }

  private static void addAll(@Nullable Object value, List<@Nullable Object> values) {
    values.add(value);
    switch (value) {
      case List<?> list -> list.forEach(item -> addAll(item, values));
      case Map<?, ?> map -> {
        map.keySet().forEach(key -> addAll(key, values));
        map.values().forEach(item -> addAll(item, values));
      }
      case null, default -> {}
    }
  }
}
