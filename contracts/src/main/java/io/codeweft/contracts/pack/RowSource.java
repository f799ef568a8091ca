package io.codeweft.contracts.pack;

import io.codeweft.contracts.text.Place;

/**
 * Where a registry row stands, for messages.
 *
 * @param section {@code nested_lists}, {@code nodes}, {@code edges}, ...
 * @param name of the row, unique in its section
 */
public record RowSource(String file, String section, String name, Place place) {

  /** {@code nodes[CST_DEF]}. */
  public String item() {
    return section + "[" + name + "]";
  }
}
