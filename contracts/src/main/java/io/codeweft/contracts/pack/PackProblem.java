package io.codeweft.contracts.pack;

import io.codeweft.contracts.text.Place;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a pack.
 *
 * @param file file of the pack
 * @param line 1-based; 0 when the problem belongs to no line
 * @param column 1-based; 0 when it belongs to no column
 * @param item entry it is about, {@code nodes[CST_DEF].span}; empty for a file as a whole
 * @param message what is wrong and what is allowed
 * @param suggestion the nearest name, if there is one
 */
public record PackProblem(
    String file, int line, int column, String item, String message, @Nullable String suggestion) {

  /** About a file as a whole. */
  public static PackProblem ofFile(String file, String message) {
    return at(file, Place.FILE, "", message, null);
  }

  public static PackProblem at(
      String file, Place place, String item, String message, @Nullable String suggestion) {
    return new PackProblem(file, place.line(), place.column(), item, message, suggestion);
  }

  /** {@code registries/a.yaml:3:5: nodes[A].form: is not known here; did you mean 'from'?} */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    if (column > 0) {
      text.append(':').append(column);
    }
    text.append(": ").append(item.isEmpty() ? "" : item + ": ").append(message);
    return suggestion == null ? text.toString() : text + "; did you mean '" + suggestion + "'?";
  }
}
