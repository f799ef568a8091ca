package io.codeweft.functions.reference;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Aggregates whose result does not depend on the order of rows. */
public final class Aggregates {
  private Aggregates() {}

  /** {@code any_value_det}: the least value that is not null; null without one. */
  public static @Nullable Object anyValue(List<@Nullable Object> values) {
    return present(values).min(Order::compare).orElse(null);
  }

  /** {@code string_agg_det}: the values that are not null, sorted, with {@code sep} between. */
  public static @Nullable String stringAgg(List<@Nullable Object> values, @Nullable String sep) {
    List<String> sorted = present(values).sorted(Order::compare).map(String.class::cast).toList();
    return sorted.isEmpty() || sep == null ? null : String.join(sep, sorted);
  }

  /** {@code list_unique}: every value that is not null once, sorted; null without one. */
  public static @Nullable List<Object> unique(List<@Nullable Object> values) {
    List<Object> set = set(values);
    return set.isEmpty() ? null : set;
  }

  /** {@code collect_set}: every value that is not null once, sorted. */
  public static List<Object> set(List<@Nullable Object> values) {
    return present(values).distinct().sorted(Order::compare).toList();
  }

  /** {@code count_if}: rows of which the condition is true. */
  public static long countIf(List<@Nullable Object> conditions) {
    return conditions.stream().filter(Boolean.TRUE::equals).count();
  }

  /**
   * {@code arg_max_det} and, with {@code sign} -1, {@code arg_min_det}: the value of the pair of
   * key and value that is greatest (least); rows with a null in the pair do not count.
   *
   * @param rows value and key of each
   */
  public static @Nullable Object argBest(List<List<@Nullable Object>> rows, int sign) {
    List<@Nullable Object> best = null;
    for (List<@Nullable Object> row : rows) {
      if (!row.contains(null) && (best == null || sign * comparePairs(row, best) > 0)) {
        best = row;
      }
    }
    return best == null ? null : best.getFirst();
  }

  private static int comparePairs(List<@Nullable Object> a, List<@Nullable Object> b) {
    int byKey = Order.compare(Objects.requireNonNull(a.get(1)), Objects.requireNonNull(b.get(1)));
    return byKey != 0
        ? byKey
        : Order.compare(Objects.requireNonNull(a.get(0)), Objects.requireNonNull(b.get(0)));
  }

  private static Stream<Object> present(List<@Nullable Object> values) {
    return values.stream().filter(Objects::nonNull).map(Objects::requireNonNull);
  }
}
