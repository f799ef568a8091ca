package io.codeweft.contracts.pack;

/**
 * Where a registry row stands, for messages.
 *
 * @param section {@code nested_lists}, {@code nodes}, {@code edges} or {@code outputs}
 * @param name of the row, unique in its section
 * @param line 1-based
 */
public record RowSource(String file, String section, String name, int line) {

  /** {@code nodes[CST_DEF]}. */
  public String item() {
    return section + "[" + name + "]";
  }
}
