package io.codeweft.functions.reference;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Text cleaning. */
public final class Texts {
  private Texts() {}

  /** {@code utf8_null_if_blank}: null for empty text and text of white space only. */
  public static @Nullable String nullIfBlank(@Nullable String text) {
    return text == null || text.codePoints().allMatch(Texts::isWhiteSpace) ? null : text;
  }

  /** {@code utf8_normalize}: Unicode normalisation form C. */
  public static @Nullable String normalize(@Nullable String text) {
    return text == null ? null : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** Unicode's White_Space property; Java's own tests leave out some of it and add others. */
  private static boolean isWhiteSpace(int codePoint) {
    return (codePoint >= 0x09 && codePoint <= 0x0D)
        || codePoint == 0x85
        || Character.isSpaceChar(codePoint);
  }
}
