package io.codeweft.functions.reference;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Aggregates whose result does not depend on the order of rows. */
public final class Aggregates {
  /** Order of the UTF-8 bytes, that is of code points; {@code String.compareTo} differs. */
  private static final Comparator<String> BYTES =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private Aggregates() {}

  /** {@code any_value_det}: the least value that is not null; null without one. */
  public static @Nullable Object anyValue(List<@Nullable Object> values) {
    return values.stream().filter(Objects::nonNull).min(Aggregates::compare).orElse(null);
  }

  /** {@code string_agg_det}: the values that are not null, sorted, with {@code sep} between. */
  public static @Nullable String stringAgg(List<@Nullable Object> values, @Nullable String sep) {
    List<String> sorted =
        values.stream()
            .filter(Objects::nonNull)
            .map(String.class::cast)
            .sorted(BYTES)
            .collect(Collectors.toList());
    return sorted.isEmpty() || sep == null ? null : String.join(sep, sorted);
  }

  private static int compare(Object a, Object b) {
    if (a instanceof String text && b instanceof String other) {
      return BYTES.compare(text, other);
    }
    if (a instanceof Long number && b instanceof Long other) {
      return number.compareTo(other);
    }
    return ((Boolean) a).compareTo((Boolean) b);
  }
}
