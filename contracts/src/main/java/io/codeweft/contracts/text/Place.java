package io.codeweft.contracts.text;

/**
 * Where something stands in a file.
 *
 * @param line 1-based; 0 for a file as a whole
 * @param column 1-based, in characters; 0 where only the line is known
 */
public record Place(int line, int column) implements Comparable<Place> {
  /** No place in particular: the file as a whole. */
  public static final Place FILE = new Place(0, 0);

  @Override
  public int compareTo(Place other) {
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }
}
