package io.codeweft.functions.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists and maps. */
public final class Nested {
  private Nested() {}

  /** {@code map_get_default}: the value of a key, and the other one where there is none. */
  public static @Nullable Object getOrDefault(
      @Nullable Map<?, ?> entries, @Nullable Object key, @Nullable Object fallback) {
    Object value = entries == null || key == null ? null : entries.get(key);
    return value == null ? fallback : value;
  }

  /** {@code map_normalize}: the entries in the order of their keys. */
  public static @Nullable Map<Object, @Nullable Object> normalize(@Nullable Map<?, ?> entries) {
    if (entries == null) {
      return null;
    }
    Map<Object, @Nullable Object> sorted = new TreeMap<>(Order::compare);
    entries.forEach(sorted::put);
    return new LinkedHashMap<>(sorted);
  }

  /** {@code list_compact}: without nulls. */
  public static @Nullable List<Object> compact(@Nullable List<?> list) {
    return list == null
        ? null
        : list.stream().filter(Objects::nonNull).<Object>map(Objects::requireNonNull).toList();
  }

  /** {@code list_unique_sorted}: every value once, in order, without nulls. */
  public static @Nullable List<Object> uniqueSorted(@Nullable List<?> list) {
    List<Object> values = compact(list);
    return values == null ? null : values.stream().distinct().sorted(Order::compare).toList();
  }
}
