package io.codeweft.functions.reference;

import io.codeweft.contracts.function.FunctionSnapshot;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reference as the library calls it. Values are {@code String}, {@code Long} (every integer
 * type), {@code Double}, {@code Boolean}, {@code List}, {@code Map} (a map in the order of its
 * entries, or a struct in that of its fields) or null.
 */
public sealed interface Reference {

  /** From the arguments of one call. */
  non-sealed interface Scalar extends Reference {
    @Nullable Object apply(List<@Nullable Object> arguments);
  }

  /** From the arguments of every row of one group; no row at all is a group too. */
  non-sealed interface Aggregate extends Reference {
    @Nullable Object apply(List<List<@Nullable Object>> rows);
  }

  /** From the arguments of every row of one partition; one result for each. */
  non-sealed interface Window extends Reference {
    List<@Nullable Object> apply(List<List<@Nullable Object>> rows);
  }

  /** From the arguments of one call; rows as structs. */
  non-sealed interface Table extends Reference {
    List<Map<String, @Nullable Object>> apply(
        List<@Nullable Object> arguments, FunctionSnapshot functions);
  }
}
