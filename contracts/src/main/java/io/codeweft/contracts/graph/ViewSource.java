package io.codeweft.contracts.graph;

/**
 * A view before compilation: SQL text from a file of the pack or generated from a registry row.
 *
 * @param name view name, lower case
 * @param file file of the pack the text comes from, for messages
 * @param firstLine line of that file on which {@code sql} starts (1-based)
 * @param item registry row the text was generated from ({@code nodes[CST_DEF]}), empty for SQL
 *     files
 */
public record ViewSource(
    String name, String file, int firstLine, String item, String sql, ViewContract contract) {}
