package io.codeweft.compiler.internal.partition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the output columns of a plan tell its rows apart.
 *
 * @param columns in the order of the schema
 * @param tables table of each scan, by number
 * @param obstacles what made a column useless for that, in words, innermost first
 */
public record Dependence(List<Column> columns, List<String> tables, List<String> obstacles) {

  /**
   * @param scalar whether it can be compared and sorted as a key
   * @param reach null when its values do not tell rows apart
   */
  record Column(String name, boolean scalar, @Nullable Reach reach) {}

  public Dependence {
    columns = List.copyOf(columns);
    tables = List.copyOf(tables);
    obstacles = List.copyOf(obstacles);
  }
}
