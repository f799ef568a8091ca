package io.codeweft.functions.callback;

import org.jspecify.annotations.Nullable;

/** Columns of editors and compilers as byte offsets. */
final class ColumnOffset {
  private ColumnOffset() {}

  /**
   * UTF-8 bytes before a column.
   *
   * @param column from 0
   * @param unit {@code utf8}, {@code utf16} or {@code utf32}
   * @return null when the line has no such column, when it falls inside a character, and for
   *     another unit
   */
  static @Nullable Long inBytes(String line, long column, String unit) {
    int perByte = unit.equals("utf8") ? 1 : 0;
    int perUnit = unit.equals("utf16") ? 1 : 0;
    int perPoint = unit.equals("utf32") ? 1 : 0;
    if (column < 0 || perByte + perUnit + perPoint == 0) {
      return null;
    }
    long bytes = 0;
    long columns = 0;
    for (int i = 0; i < line.length() && columns < column; ) {
      char c = line.charAt(i);
      int units = Character.isHighSurrogate(c) ? 2 : 1;
      int width = c < 0x80 ? 1 : c < 0x800 ? 2 : units == 2 ? 4 : 3;
      bytes += width;
      columns += width * perByte + units * perUnit + perPoint;
      i += units;
    }
    return columns == column ? bytes : null;
  }
}
