package io.codeweft.functions.reference;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Columns of a line, in the units that tools count in. */
public final class Columns {
  private static final Map<String, ToLongFunction<String>> UNITS =
      Map.of(
          "utf8", text -> text.getBytes(StandardCharsets.UTF_8).length,
          "utf16", String::length,
          "utf32", text -> text.codePoints().count());

  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("1", "utf8"),
          Map.entry("utf8", "utf8"),
          Map.entry("utf8codeunitoffsetfromlinestart", "utf8"),
          Map.entry("byte", "utf8"),
          Map.entry("bytes", "utf8"),
          Map.entry("2", "utf16"),
          Map.entry("utf16", "utf16"),
          Map.entry("utf16codeunitoffsetfromlinestart", "utf16"),
          Map.entry("3", "utf32"),
          Map.entry("utf32", "utf32"),
          Map.entry("utf32codeunitoffsetfromlinestart", "utf32"),
          Map.entry("codepoint", "utf32"),
          Map.entry("codepoints", "utf32"));

  private Columns() {}

  /** {@code position_encoding_norm}: utf8, utf16 or utf32; null for what is none of them. */
  public static @Nullable String encoding(@Nullable String encoding) {
    if (encoding == null || encoding.chars().anyMatch(c -> c > 0x7F)) {
      return null;
    }
    return SPELLINGS.get(encoding.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", ""));
  }

  /**
   * {@code col_to_byte}: UTF-8 bytes before the column, found as the start of the line that is
   * column units long.
   */
  public static @Nullable Long toByte(
      @Nullable String line, @Nullable Long column, @Nullable String unit) {
    ToLongFunction<String> count = unit == null ? null : UNITS.get(unit);
    if (line == null || column == null || count == null) {
      return null;
    }
    for (int end = 0; end <= line.length(); end++) {
      boolean inside =
          end > 0
              && end < line.length()
              && Character.isSurrogatePair(line.charAt(end - 1), line.charAt(end));
      String start = line.substring(0, end);
      if (!inside && count.applyAsLong(start) == column) {
        return Objects.requireNonNull(UNITS.get("utf8")).applyAsLong(start);
      }
    }
    return null;
  }
}
