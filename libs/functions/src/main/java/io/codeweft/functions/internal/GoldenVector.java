package io.codeweft.functions.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call and its one right result, in the values of {@link Values}.
 *
 * @param rows argument lists: exactly one for a scalar or table function; those of a group,
 *     possibly none, for an aggregate; those of a partition for a window function
 * @param result of a window function, the list of results by row; of a table function, the list of
 *     its rows as structs
 * @param partial whether a table has more rows and columns than the result says
 */
public record GoldenVector(
    List<List<@Nullable Object>> rows, @Nullable Object result, boolean partial) {
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

  /**
   * Of the rows of a table, those that the result speaks of, in its order and with its columns:
   * equal to the result when it is right. All rows where the result is the whole table.
   */
  public List<?> found(List<? extends Map<String, @Nullable Object>> rows) {
    if (!partial) {
      return rows;
    }
    List<Object> found = new ArrayList<>();
    for (Object expected : (List<?>) Objects.requireNonNull(result)) {
      for (Map<String, @Nullable Object> row : rows) {
        Map<?, ?> columns = (Map<?, ?>) expected;
        if (Objects.equals(row.get("name"), columns.get("name"))) {
          Map<Object, @Nullable Object> shown = new LinkedHashMap<>();
          columns.keySet().forEach(column -> shown.put(column, row.get((String) column)));
          found.add(shown);
        }
      }
    }
    return found;
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
