package io.codeweft.tables.internal;

import io.codeweft.tables.TableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Names as directory names, and paths that stay where they belong. */
public final class PathNames {
  /** Longest escaped name, in characters; what common file systems allow is 255. */
  public static final int MAX_LENGTH = 200;

  private PathNames() {}

  /**
   * A name as one plain path segment. Different names give different segments: a byte that is not
   * plain, and a dot at the start, become {@code ~} and two hex digits.
   */
  public static String escape(String name) {
    StringBuilder result = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '_'
              || c == '-'
              || (c == '.' && !result.isEmpty());
      if (plain) {
        result.append(c);
      } else {
        result.append('~').append(String.format("%02x", (int) c));
      }
    }
    if (result.isEmpty() || result.length() > MAX_LENGTH) {
      throw new TableException(
          "'"
              + name
              + "' cannot name a directory: it must not be empty or longer than "
              + MAX_LENGTH
              + " characters when escaped");
    }
    return result.toString();
  }

  /** A relative path below a root. */
  public static Path below(Path root, String relative) {
    try {
      Path path = root.resolve(relative).normalize();
      if (!Path.of(relative).isAbsolute()
          && !path.equals(root)
          && path.startsWith(root)
          && root.relativize(path).equals(Path.of(relative))) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new TableException("'" + relative + "' is not a path: " + e.getMessage(), e);
    }
    throw new TableException(
        "'" + relative + "' does not name a place below " + root + "; use tables/REPO/TABLE");
  }
}
