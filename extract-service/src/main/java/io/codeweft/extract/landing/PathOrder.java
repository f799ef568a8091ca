package io.codeweft.extract.landing;

import java.util.Comparator;

/** Paths by their UTF-8 bytes, as scans and the engine sort them: the order of code points. */
public final class PathOrder {
  /** Surrogates stand for the highest code points, but not among the highest chars. */
  public static final Comparator<String> BY_BYTES = PathOrder::compare;

  private PathOrder() {}

  private static int compare(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean highX = Character.isSurrogate(x);
        return highX == Character.isSurrogate(y) ? Character.compare(x, y) : highX ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
