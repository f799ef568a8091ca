package io.codeweft.extract.scip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a file differs from what scip-python takes it for. It reads everything as UTF-8, whatever the
 * file declares, and counts a byte order mark as a character of the first line.
 *
 * @param marked begins with a byte order mark
 * @param utf8 is UTF-8, and not something else by its own account
 */
public record SourceForm(boolean marked, boolean utf8) {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** As in PEP 263, but in any line: only who may declare one is asked, not what it means. */
  private static final Pattern DECLARATION = Pattern.compile("coding[:=][ \t]*([-\\w.]+)");

  /** Two lines hold a declaration; longer ones are read by nobody. */
  private static final int MAX_HEAD = 4_096;

  public static SourceForm of(byte[] source) {
    boolean marked =
        source.length >= MARK.length
            && source[0] == MARK[0]
            && source[1] == MARK[1]
            && source[2] == MARK[2];
    return new SourceForm(marked, isUtf8(source) && (marked || !declaresAnother(source)));
  }

  private static boolean isUtf8(byte[] source) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(source));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean declaresAnother(byte[] source) {
    String head =
        new String(source, 0, Math.min(source.length, MAX_HEAD), StandardCharsets.ISO_8859_1);
    Matcher declaration = DECLARATION.matcher(twoLines(head));
    return declaration.find()
        && !declaration.group(1).toLowerCase(Locale.ROOT).replace('_', '-').matches("utf-?8(-.*)?");
  }

  private static String twoLines(String head) {
    int lines = 0;
    for (int i = 0; i < head.length(); i++) {
      boolean ends =
          head.charAt(i) == '\n' || head.charAt(i) == '\r' && !head.startsWith("\n", i + 1);
      if (ends && ++lines == 2) {
        return head.substring(0, i);
      }
    }
    return head;
  }
}
