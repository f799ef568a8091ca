package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.text.Place;
import io.codeweft.contracts.text.PlacedText;
import io.codeweft.contracts.text.PlacedText.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the characters of a scalar again in the file: the value is what is written there without
 * quotes, escapes, indentation and line ends, which are passed over.
 */
final class YamlText {
  private final String file;
  private final int lineOffset;

  /** Offset of the first character of each line. */
  private final int[] lines;

  /**
   * @param lineOffset lines of the file before the first of {@code file}
   */
  YamlText(String file, int lineOffset) {
    this.file = file;
    this.lineOffset = lineOffset;
    this.lines =
        IntStream.concat(
                IntStream.of(0),
                IntStream.range(0, file.length())
                    .filter(i -> file.charAt(i) == '\n')
                    .map(i -> i + 1))
            .toArray();
  }

  /**
   * @param line 1-based line of {@code file} the scalar starts on
   * @param column 1-based column it starts on, its quote included, in code points
   */
  PlacedText text(int line, int column, String value) {
    int start = offset(line, column);
    boolean escapes = start < file.length() && file.charAt(start) == '"';
    int raw = start + opening(start);
    List<Run> runs = new ArrayList<>();
    int expected = -1;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      raw = find(c, raw, escapes);
      if (raw != expected) {
        runs.add(new Run(i, place(raw)));
      }
      int width = width(c, raw, escapes);
      raw += width;
      // behind anything but the character itself a run of its own begins
      expected = width == 1 && c != '\n' ? raw : -1;
    }
    return new PlacedText("", value, runs.isEmpty() ? List.of(new Run(0, place(start))) : runs);
  }

  /** Of a line and a column in code points, both 1-based, as the parser counts. */
  Place place(int line, int column) {
    return place(offset(line, column));
  }

  private Place place(int offset) {
    int found = Arrays.binarySearch(lines, offset);
    int line = found < 0 ? -found - 2 : found;
    return new Place(lineOffset + line + 1, offset - lines[line] + 1);
  }

  /** Where this character comes next; white space may be written as other white space. */
  private int find(char c, int from, boolean escapes) {
    int at = from;
    while (!Character.isWhitespace(c) && at < file.length() && file.charAt(at) != c) {
      boolean passedOver =
          Character.isWhitespace(file.charAt(at)) || (!escapes && file.charAt(at) == '\'');
      if (!passedOver) {
        break;
      }
      at++;
    }
    return at;
  }

  /** How many characters of the file stand for this one. */
  private int width(char c, int at, boolean escapes) {
    if (escapes && at + 1 < file.length() && file.charAt(at) == '\\') {
      return switch (file.charAt(at + 1)) {
        case 'x' -> 4;
        case 'u' -> 6;
        case 'U' -> 10;
        default -> 2;
      };
    }
    return at < file.length() && file.charAt(at) == c ? 1 : 0;
  }

  /** Characters before the value: a quote, or the head of a block and its line end. */
  private int opening(int start) {
    if (start >= file.length()) {
      return 0;
    }
    return switch (file.charAt(start)) {
      case '\'', '"' -> 1;
      case '|', '>' -> {
        int end = file.indexOf('\n', start);
        int text = end < 0 ? file.length() : end + 1;
        while (text < file.length() && file.charAt(text) == ' ') {
          text++;
        }
        yield text - start;
      }
      default -> 0;
    };
  }

  private int offset(int line, int column) {
    if (line > lines.length) {
      return file.length();
    }
    int start = lines[line - 1];
    int end = line < lines.length ? lines[line] : file.length();
    int width = file.codePointCount(start, end);
    return file.offsetByCodePoints(start, Math.clamp(column - 1L, 0, width));
  }
}
