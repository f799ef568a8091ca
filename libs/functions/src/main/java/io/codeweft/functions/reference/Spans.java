package io.codeweft.functions.reference;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /** {@code span_make}: the span as a struct; null for one that no file can have. */
  public static @Nullable Map<String, Long> make(@Nullable Long bstart, @Nullable Long bend) {
    Span span = Span.of(bstart, bend);
    return span == null ? null : span.struct();
  }

  /**
   * {@code canonicalize_byte_span}: the bytes between two places of a file, in whichever order they
   * come, as far as they lie in it; null when an argument is, or the size is negative.
   */
  public static @Nullable Map<String, Long> canonicalize(
      @Nullable Long bstart, @Nullable Long bend, @Nullable Long size) {
    if (bstart == null || bend == null || size == null || size < 0) {
      return null;
    }
    long a = Math.clamp(bstart, 0, size);
    long b = Math.clamp(bend, 0, size);
    return new Span(Math.min(a, b), Math.max(a, b)).struct();
  }

  /**
   * {@code interval_align_score}: bytes in both spans divided by bytes in either; of spans without
   * a common byte, 1 for equal ones, else 0. Null for a null or a span that {@link #make} refuses.
   */
  public static @Nullable Double alignScore(
      @Nullable Long aStart, @Nullable Long aEnd, @Nullable Long bStart, @Nullable Long bEnd) {
    Span a = Span.of(aStart, aEnd);
    Span b = Span.of(bStart, bEnd);
    if (a == null || b == null) {
      return null;
    }
    if (a.equals(b)) {
      return 1.0;
    }
    BigInteger common =
        BigInteger.valueOf(Math.min(a.bend, b.bend))
            .subtract(BigInteger.valueOf(Math.max(a.bstart, b.bstart)));
    BigInteger either = a.length().add(b.length()).subtract(common);
    return common.signum() <= 0 ? 0.0 : common.doubleValue() / either.doubleValue();
  }

  /** A span that a file can have. */
  private record Span(long bstart, long bend) {
    static @Nullable Span of(@Nullable Long bstart, @Nullable Long bend) {
      if (bstart == null || bend == null || bstart < 0 || bstart > bend) {
        return null;
      }
      return new Span(bstart, bend);
    }

    BigInteger length() {
      return BigInteger.valueOf(bend).subtract(BigInteger.valueOf(bstart));
    }

    Map<String, Long> struct() {
      Map<String, Long> struct = new LinkedHashMap<>();
      struct.put("bstart", bstart);
      struct.put("bend", bend);
      return struct;
    }
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
