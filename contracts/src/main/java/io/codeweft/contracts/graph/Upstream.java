package io.codeweft.contracts.graph;

import java.util.List;

/**
 * Where a view or one of its columns comes from, through all views down to datasets; nearest first.
 *
 * @param values what gives values
 * @param rows what decides which rows there are, of the view and of those it reads
 */
public record Upstream(List<LineageEdge> values, List<LineageEdge> rows) {
  public Upstream {
    values = List.copyOf(values);
    rows = List.copyOf(rows);
  }
}
