package io.codeweft.functions.callback;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Unicode normal forms of texts and names. */
final class NormalForms {
  private NormalForms() {}

  static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** In form KC, without white space around parts and without empty parts; null without a part. */
  static @Nullable String qualifiedName(String qname) {
    String name =
        Normalizer.isNormalized(qname, Normalizer.Form.NFKC)
            ? qname
            : Normalizer.normalize(qname, Normalizer.Form.NFKC);
    StringBuilder parts = new StringBuilder(name.length());
    for (int start = 0; start <= name.length(); ) {
      int dot = name.indexOf('.', start);
      int end = dot < 0 ? name.length() : dot;
      append(name, start, end, parts);
      start = end + 1;
    }
    return parts.isEmpty() ? null : parts.toString();
  }

  private static void append(String name, int start, int end, StringBuilder parts) {
    int from = start;
    int to = end;
    while (from < to && isWhiteSpace(name.charAt(from))) {
      from++;
    }
    while (from < to && isWhiteSpace(name.charAt(to - 1))) {
      to--;
    }
    if (from < to) {
      parts.append(parts.isEmpty() ? "" : ".").append(name, from, to);
    }
  }

  /** Unicode's White_Space property, which no character beyond the basic plane has. */
  private static boolean isWhiteSpace(char c) {
    return (c >= 0x09 && c <= 0x0D)
        || c == 0x20
        || c == 0x85
        || (c >= 0xA0 && Character.isSpaceChar(c));
  }
}
