package io.codeweft.compiler.generate;

import io.codeweft.contracts.pack.EdgeRow;
import io.codeweft.contracts.pack.NodeRow;
import io.codeweft.contracts.pack.PropertyRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text of a property view: one branch per property, over the same rows as the nodes or edges
 * themselves.
 *
 * @param kind of the node, null for edges
 */
record PropertySql(
    String entity,
    String id,
    @Nullable String kind,
    String from,
    @Nullable String where,
    String rule,
    String owner) {

  static String of(NodeRow row, NodeIds ids) {
    return new PropertySql(
            "node",
            ids.node(row),
            row.kind(),
            row.from().text(),
            Sql.orNull(row.where()),
            row.source().name(),
            row.owner().text())
        .union(row.properties());
  }

  static String of(EdgeRow row, NodeIds ids) {
    return new PropertySql(
            "edge",
            EdgeSql.id(row, ids),
            null,
            row.from().text(),
            Sql.orNull(row.where()),
            row.source().name(),
            "path")
        .union(row.properties());
  }

  private String union(Map<String, PropertyRow> properties) {
    List<String> branches = new ArrayList<>();
    properties.forEach((key, property) -> branches.add(branch(key, property)));
    return String.join("\nUNION ALL\n", branches);
  }

  private String branch(String key, PropertyRow property) {
    String type = property.type().name().toLowerCase(Locale.ROOT);
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("repo", "repo");
    columns.put("entity_kind", Sql.text(entity));
    columns.put("entity_id", id);
    if (kind != null) {
      columns.put("node_kind", Sql.text(kind));
    }
    columns.put("prop_key", Sql.text(key));
    columns.put("value_type", Sql.text(type));
    columns.put("value_" + type, value(property));
    columns.put("rule_name", Sql.text(rule));
    columns.put("owner", owner);
    return GraphColumns.PROPS.select(columns)
        + "\nFROM "
        + from
        + Sql.where(where, "(" + property.value().text() + ") IS NOT NULL");
  }

  /** Widens numbers; a text must be one already, since nothing is turned into text by itself. */
  private static String value(PropertyRow property) {
    return switch (property.type()) {
      case INT -> "CAST(" + property.value().text() + " AS BIGINT)";
      case FLOAT -> "CAST(" + property.value().text() + " AS DOUBLE)";
      case STRING, BOOL, JSON -> property.value().text();
    };
  }
}
