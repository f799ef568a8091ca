package io.codeweft.functions.reference;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Hashes over the same encoding of parts as {@link StableId}. */
public final class StableHash {
  private StableHash() {}

  /**
   * {@code stable_hash64}: the first 63 bits of SHA-256 over the encoded parts, so never negative.
   *
   * @throws IllegalArgumentException as {@link StableId#of}
   */
  public static long hash64(@Nullable Object... parts) {
    return ByteBuffer.wrap(PartEncoding.digest(parts)).getLong() >>> 1;
  }

  /**
   * {@code stable_hash128}: the first 128 bits of the same digest as 32 hex digits.
   *
   * @throws IllegalArgumentException as {@link StableId#of}
   */
  public static String hash128(@Nullable Object... parts) {
    return HexFormat.of().formatHex(PartEncoding.digest(parts), 0, 16);
  }

  /** {@code prefixed_hash64}: {@code prefix:} + 16 hex digits; null when either argument is. */
  public static @Nullable String prefixed64(@Nullable String prefix, @Nullable Object value) {
    if (prefix == null || value == null) {
      return null;
    }
    return prefix + ":" + HexFormat.of().formatHex(PartEncoding.digest(value), 0, 8);
  }
}
