package io.codeweft.registry.catalog;

import io.codeweft.contracts.schema.Schema;

/**
 * Something that can be read: a dataset, a view, a table of the registry.
 *
 * @param schema name of the graph, {@code information_schema} or {@code _codeweft}
 * @param type {@code BASE TABLE}, {@code VIEW}, {@code MATERIALIZED VIEW} or {@code SYSTEM VIEW}
 * @param kind {@code dataset}, {@code table}, {@code view}, {@code gate} or {@code system}
 * @param version of the graph; empty for tables of the registry
 */
record Relation(
    String schema, String name, String type, String kind, String version, Schema columns) {}
