package io.codeweft.extract.treesitter.internal;

import io.github.treesitter.jtreesitter.ParseCallback;
import io.github.treesitter.jtreesitter.Point;
import java.nio.charset.StandardCharsets;

/** UTF-8 text as the parser asks for it: in pieces, each from an offset that it names. */
final class SourceText implements ParseCallback {
  /** The binding copies each piece; the parser comes back to earlier ones at the end of a file. */
  private static final int PIECE = 1 << 16;

  private final byte[] utf8;

  SourceText(byte[] utf8) {
    this.utf8 = utf8;
  }

  @Override
  public String read(int offset, Point point) {
    int end = Math.min(offset + PIECE, utf8.length);
    while (end < utf8.length && isInside(utf8[end])) {
      end--;
    }
    return offset >= end ? "" : text(offset, end);
  }

  /** Whether a character goes on with this byte. */
  private static boolean isInside(byte b) {
    return (b & 0xC0) == 0x80;
  }

  String text(int start, int end) {
    return new String(utf8, start, end - start, StandardCharsets.UTF_8);
  }

  int size() {
    return utf8.length;
  }
}
