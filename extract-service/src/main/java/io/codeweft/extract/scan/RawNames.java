package io.codeweft.extract.scan;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * File names as UTF-8 whatever the locale of this process. {@link Path} texts go through the
 * platform's encoding, which is ASCII in the C locale; the bytes of a name survive only in URIs.
 */
final class RawNames {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private RawNames() {}

  /** Last name of a path, or null when it is not UTF-8. */
  static @Nullable String name(Path path) {
    return decode(bytes(path));
  }

  /** The text, or null when the bytes are not UTF-8. */
  static @Nullable String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** A text for a name that is not UTF-8: each byte beyond ASCII as {@code \xNN}. */
  static String escaped(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      if (b >= 0) {
        text.append((char) b);
      } else {
        text.append("\\x").append(HexFormat.of().toHexDigits(b));
      }
    }
    return text.toString();
  }

  /** How many folders a name goes through; 0 for the empty name. */
  static int depth(byte[] name) {
    int parts = name.length == 0 ? 0 : 1;
    for (byte b : name) {
      parts += b == '/' ? 1 : 0;
    }
    return parts;
  }

  /** One after the other. */
  static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  static byte[] bytes(Path path) {
    String raw = path.toUri().getRawPath();
    raw = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
    raw = raw.substring(raw.lastIndexOf('/') + 1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        bytes.write(HexFormat.fromHexDigits(raw, i + 1, i + 3));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return bytes.toByteArray();
  }

  /** An absolute path from text with {@code /}. */
  static Path absolute(String text) {
    return absolute(text.getBytes(StandardCharsets.UTF_8));
  }

  /** An absolute path from bytes with {@code /}. */
  static Path absolute(byte[] path) {
    return Path.of(URI.create("file://" + encode(path)));
  }

  /** {@code folder/name}, or the name alone below the root. */
  static byte[] join(byte[] folder, byte[] name) {
    if (folder.length == 0) {
      return name;
    }
    ByteArrayOutputStream joined = new ByteArrayOutputStream(folder.length + name.length + 1);
    joined.writeBytes(folder);
    joined.write('/');
    joined.writeBytes(name);
    return joined.toByteArray();
  }

  /** The path below an absolute folder; {@code relative} has {@code /}. */
  static Path below(Path folder, byte[] relative) {
    String base = folder.toUri().toString();
    return Path.of(URI.create(base + (base.endsWith("/") ? "" : "/") + encode(relative)));
  }

  private static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length + 16);
    for (byte b : bytes) {
      boolean plain = b == '/' || b == '.' || b == '_' || b == '-' || isLetterOrDigit(b);
      if (plain) {
        text.append((char) b);
      } else {
        text.append('%').append(HEX.toHexDigits(b));
      }
    }
    return text.toString();
  }

  private static boolean isLetterOrDigit(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
  }
}
