package io.codeweft.functions.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a change feed, by the change types of Delta. */
public final class ChangeRows {
  /** In the order in which the changes of a key within one version take effect. */
  private static final List<String> TYPES =
      List.of("update_preimage", "delete", "insert", "update_postimage");

  private ChangeRows() {}

  /** {@code cdf_change_rank}: 1 to 4; null for what is no change type. */
  public static @Nullable Long rank(@Nullable String changeType) {
    int index = changeType == null ? -1 : TYPES.indexOf(changeType);
    return index < 0 ? null : index + 1L;
  }

  /** {@code cdf_is_upsert}: whether the row is there after the change. */
  public static @Nullable Boolean isUpsert(@Nullable String changeType) {
    Long rank = rank(changeType);
    return rank == null ? null : rank > 2;
  }

  /** {@code cdf_is_delete}: whether the change took the row away for good. */
  public static @Nullable Boolean isDelete(@Nullable String changeType) {
    return rank(changeType) == null ? null : "delete".equals(changeType);
  }
}
