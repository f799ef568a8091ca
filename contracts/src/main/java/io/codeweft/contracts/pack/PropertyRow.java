package io.codeweft.contracts.pack;

import io.codeweft.contracts.text.PlacedText;

/**
 * A property of a node or an edge; a null value gives no row.
 *
 * @param value SQL expression over the view of the node or edge row
 */
public record PropertyRow(Type type, PlacedText value) {

  /** Decides the value column; the text name is the lower-case constant name. */
  public enum Type {
    STRING,
    INT,
    FLOAT,
    BOOL,
    JSON
  }
}
