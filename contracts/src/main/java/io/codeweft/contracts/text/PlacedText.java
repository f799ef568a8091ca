package io.codeweft.contracts.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The value of an entry of a file, which knows where each of its characters stands there: quotes,
 * escapes and indentation of the file are not part of the value. Two are equal when text, entry and
 * places are; {@link #text} alone decides what a view computes.
 *
 * @param field entry as people know it: {@code nodes[CST_DEF].properties.name.value}
 * @param runs stretches of the text that stand in the file as they are, by offset; never empty, the
 *     first has offset 0
 */
public record PlacedText(String field, String text, List<Run> runs) {

  /**
   * Characters from {@code offset} on stand side by side from this place on.
   *
   * @param offset in {@code text}, 0-based
   */
  public record Run(int offset, Place place) {}

  public PlacedText {
    runs = List.copyOf(runs);
    if (runs.isEmpty() || runs.getFirst().offset() != 0) {
      throw new IllegalArgumentException("the first run of a text begins with it");
    }
  }

  /** All of it in one place, one character after the other. */
  public static PlacedText at(Place place, String field, String text) {
    return new PlacedText(field, text, List.of(new Run(0, place)));
  }

  /** Where the text begins. */
  public Place place() {
    return runs.getFirst().place();
  }

  /** Where the character of that offset stands; offsets behind the end go on as the end does. */
  public Place place(int offset) {
    Run run = runs.getFirst();
    for (Run next : runs) {
      if (next.offset() <= offset) {
        run = next;
      }
    }
    Place start = run.place();
    return start.column() == 0
        ? start
        : new Place(start.line(), start.column() + offset - run.offset());
  }

  /** The same without white space around it. */
  public PlacedText strip() {
    int from = text.length() - text.stripLeading().length();
    return part(from, Math.max(from, text.stripTrailing().length()));
  }

  /** Each line of the text, without its end; at least one. */
  public List<PlacedText> lines() {
    List<PlacedText> lines = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      lines.add(part(from, end));
      from = end + 1;
    }
    lines.add(part(from, text.length()));
    return lines;
  }

  /** The characters from one offset up to another. */
  public PlacedText part(int from, int to) {
    List<Run> rest = new ArrayList<>(List.of(new Run(0, place(from))));
    for (Run run : runs) {
      if (run.offset() > from && run.offset() < to) {
        rest.add(new Run(run.offset() - from, run.place()));
      }
    }
    return new PlacedText(field, text.substring(from, to), rest);
  }

  /** The same under another name. */
  public PlacedText named(String name) {
    return new PlacedText(name, text, runs);
  }

  @Override
  public String toString() {
    return text;
  }
}
