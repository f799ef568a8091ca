package io.codeweft.functions.reference;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** {@code stable_id}: the one id rule of nodes, edges, files and everything else. */
public final class StableId {
  private StableId() {}

  /**
   * {@code kind + ':'} + the first 32 hex digits (128 bits) of SHA-256 over the encoded parts. The
   * encoding is described in {@code stable_id.yaml}.
   *
   * @param parts 1 to 8, each a String, Integer, Long, Boolean or null
   * @throws IllegalArgumentException for another number or type of parts, or text that is not
   *     Unicode
   */
  public static String of(String kind, @Nullable Object... parts) {
    return kind + ":" + HexFormat.of().formatHex(PartEncoding.digest(parts), 0, 16);
  }

  /** {@code span_id}: the {@link #of id} of a place in a file; null when any argument is. */
  public static @Nullable String ofSpan(
      @Nullable String kind,
      @Nullable String repo,
      @Nullable String path,
      @Nullable Long bstart,
      @Nullable Long bend) {
    return kind == null || repo == null || path == null || bstart == null || bend == null
        ? null
        : of(kind, repo, path, bstart, bend);
  }
}
