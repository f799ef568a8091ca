package io.codeweft.contracts.graph;

import io.codeweft.contracts.text.Place;

/**
 * A view before compilation: SQL text from a file of the pack, or what a registry row stands for.
 *
 * @param name view name, lower case
 * @param file file of the pack, for messages
 * @param place where in that file the query or the row starts
 * @param item registry row the view is generated from ({@code nodes[CST_DEF]}), empty for SQL files
 */
public record ViewSource(
    String name,
    String file,
    Place place,
    String item,
    Definition definition,
    ViewContract contract) {

  /** What the view computes. */
  public sealed interface Definition permits SqlText, RowPlan {
    /**
     * Canonical text: equal texts compute the same over the same tables, wherever they stand. Every
     * table and function they use is a word of it.
     */
    String text();
  }

  /** A query as its author wrote it. */
  public record SqlText(String text) implements Definition {}

  /**
   * @param firstLine line of the file on which {@code sql} starts (1-based)
   */
  public static ViewSource ofSql(
      String name, String file, int firstLine, String sql, ViewContract contract) {
    return new ViewSource(name, file, new Place(firstLine, 1), "", new SqlText(sql), contract);
  }

  /** {@link Definition#text()}. */
  public String text() {
    return definition.text();
  }
}
