package io.codeweft.functions.reference;

import org.jspecify.annotations.Nullable;

/** Half-open spans {@code [bstart, bend)} in UTF-8 bytes. */
public final class Spans {
  private Spans() {}

  /**
   * {@code span_len}: {@code bend - bstart}, null when either is.
   *
   * @throws ArithmeticException when the difference does not fit 64 bits
   */
  public static @Nullable Long length(@Nullable Long bstart, @Nullable Long bend) {
    return bstart == null || bend == null ? null : Math.subtractExact(bend, bstart);
  }

  /** {@code span_contains}: the inner span lies within the outer one; borders may touch. */
  public static @Nullable Boolean contains(
      @Nullable Long outerStart,
      @Nullable Long outerEnd,
      @Nullable Long innerStart,
      @Nullable Long innerEnd) {
    return allOf(notAfter(outerStart, innerStart), notAfter(innerEnd, outerEnd));
  }

  /** {@code span_overlaps}: some byte lies in both spans; an empty span holds no byte. */
  public static @Nullable Boolean overlaps(
      @Nullable Long aStart, @Nullable Long aEnd, @Nullable Long bStart, @Nullable Long bEnd) {
    return allOf(
        before(aStart, bEnd), before(bStart, aEnd), before(aStart, aEnd), before(bStart, bEnd));
  }

  private static @Nullable Boolean notAfter(@Nullable Long a, @Nullable Long b) {
    return (a == null || b == null) ? null : a <= b;
  }

  private static @Nullable Boolean before(@Nullable Long a, @Nullable Long b) {
    return (a == null || b == null) ? null : a < b;
  }

  /** SQL's AND: false wins over unknown, unknown over true. */
  private static @Nullable Boolean allOf(@Nullable Boolean... conditions) {
    Boolean result = true;
    for (Boolean condition : conditions) {
      if (condition == null) {
        result = null;
      } else if (!condition) {
        return false;
      }
    }
    return result;
  }
}
