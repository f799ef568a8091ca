package io.codeweft.contracts.graph;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One step of lineage: {@code to} is made of {@code from}, or decided by it.
 *
 * @param to a column of a view, or its rows
 * @param from what its plan reads for it
 * @param role how; null where rows follow from rows without more being read of them
 */
public record LineageEdge(Place to, Place from, Lineage.@Nullable Role role) {

  /** {@code defs.name from ast_files_v1.nodes[].name (identity)}. */
  @Override
  public String toString() {
    String how = role == null ? "rows" : role.name().toLowerCase(Locale.ROOT);
    return to + " from " + from + " (" + how + ")";
  }
}
