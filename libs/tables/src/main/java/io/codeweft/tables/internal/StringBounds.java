package io.codeweft.tables.internal;

import java.util.Optional;

/**
 * Bounds of long strings, cut so that the log stays small: a prefix is a lower bound; a prefix
 * followed by the highest code point is an upper bound. Strings order by code point, as UTF-8 bytes
 * do. This is the rule of the Delta protocol's file statistics. What is kept is longer than the
 * usual 32: paths of one repository often share that much, and files of a table are told apart by
 * the bounds of their paths.
 */
final class StringBounds {
  /** Code points that are kept. */
  static final int LENGTH = 128;

  private static final String HIGHEST = Character.toString(Character.MAX_CODE_POINT);

  private StringBounds() {}

  /** At most {@link #LENGTH} code points, not above {@code min}. */
  static String lower(String min) {
    return isShort(min) ? min : prefix(min);
  }

  /**
   * At most {@link #LENGTH} + 1 code points, not below {@code max}; empty in the one case where no
   * such string is found, when the text goes on with the highest code point.
   */
  static Optional<String> upper(String max) {
    if (isShort(max)) {
      return Optional.of(max);
    }
    String prefix = prefix(max);
    return max.startsWith(HIGHEST, prefix.length())
        ? Optional.empty()
        : Optional.of(prefix + HIGHEST);
  }

  private static boolean isShort(String text) {
    return text.codePointCount(0, text.length()) <= LENGTH;
  }

  private static String prefix(String text) {
    return text.substring(0, text.offsetByCodePoints(0, LENGTH));
  }
}
