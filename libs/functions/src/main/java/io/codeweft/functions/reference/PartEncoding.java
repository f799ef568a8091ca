package io.codeweft.functions.reference;

import io.codeweft.contracts.json.Digest;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The byte encoding under every id: the parts one after another, each as {@code length ':' bytes}.
 *
 * <p>{@code length} is the number of UTF-8 bytes in decimal. A null part is a lone {@code ':'}
 * without a length, so null, the empty string ({@code "0:"}) and any text differ, and no boundary
 * can move between parts. Integers are their decimal digits, booleans {@code true} or {@code
 * false}; the types are not encoded, so {@code 1} and {@code "1"} are the same part.
 */
final class PartEncoding {
  static final int MAX_PARTS = 8;

  private PartEncoding() {}

  /** SHA-256 of the encoding, 32 bytes. */
  static byte[] digest(@Nullable Object... parts) {
    if (parts.length < 1 || parts.length > MAX_PARTS) {
      throw new IllegalArgumentException(
          "an id has 1 to " + MAX_PARTS + " parts, not " + parts.length + "; join some of them");
    }
    MessageDigest digest = Digest.sha256();
    for (Object part : parts) {
      if (part != null) {
        ByteBuffer bytes = utf8(text(part));
        digest.update(Integer.toString(bytes.remaining()).getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) ':');
        digest.update(bytes);
      } else {
        digest.update((byte) ':');
      }
    }
    return digest.digest();
  }

  private static String text(Object part) {
    if (part instanceof String || part instanceof Boolean) {
      return part.toString();
    }
    if (part instanceof Integer || part instanceof Long) {
      return Long.toString(((Number) part).longValue());
    }
    throw new IllegalArgumentException(
        "an id part is a String, Integer, Long, Boolean or null, not "
            + part.getClass().getName()
            + ": other types have no single text form");
  }

  /** Strict, since a replacement character would give two different texts the same id. */
  private static ByteBuffer utf8(String text) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "an id part holds an unpaired surrogate, which UTF-8 cannot encode; replace it first", e);
    }
  }
}
