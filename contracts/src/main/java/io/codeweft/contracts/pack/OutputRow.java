package io.codeweft.contracts.pack;

import io.codeweft.contracts.graph.ViewContract;

/**
 * A graph table: the union of everything generated of one sort.
 *
 * @param source {@code source.name()} is the view
 */
public record OutputRow(RowSource source, Union union, ViewContract contract) {

  /** What an output unites; the text name is the lower-case constant name. */
  public enum Union {
    NODES,
    EDGES,
    PROPS
  }
}
