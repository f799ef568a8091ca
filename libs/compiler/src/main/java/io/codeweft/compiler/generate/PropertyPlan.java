package io.codeweft.compiler.generate;

import io.codeweft.contracts.graph.RowExpression;
import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.pack.EdgeRow;
import io.codeweft.contracts.pack.NodeRow;
import io.codeweft.contracts.pack.PropertyRow;
import io.codeweft.contracts.pack.PropertySetRow;
import io.codeweft.contracts.text.PlacedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The program of a property view: one branch per property, over the same rows as the nodes or edges
 * themselves.
 *
 * @param kind of the node, null for edges
 */
record PropertyPlan(
    String entity,
    RowExpression id,
    @Nullable String kind,
    PlacedText from,
    @Nullable PlacedText where,
    String rule,
    RowExpression owner) {

  static RowPlan of(NodeRow row, NodeIds ids) {
    return new PropertyPlan(
            "node",
            ids.node(row),
            row.kind(),
            row.from(),
            row.where(),
            row.source().name(),
            new RowExpression.Sql(row.owner()))
        .union(row.properties());
  }

  static RowPlan of(EdgeRow row, NodeIds ids) {
    return new PropertyPlan(
            "edge",
            EdgePlan.id(row, ids),
            null,
            row.from(),
            row.where(),
            row.source().name(),
            Rows.column(row.from(), "path"))
        .union(row.properties());
  }

  static RowPlan of(PropertySetRow row, NodeIds ids) {
    boolean node = row.entity() instanceof PropertySetRow.Entity.Node;
    return new PropertyPlan(
            node ? "node" : "edge",
            ids.entity(row),
            row.entity() instanceof PropertySetRow.Entity.Node(EdgeRow.Endpoint id)
                ? id.node().text()
                : null,
            row.from(),
            row.where(),
            row.source().name(),
            new RowExpression.Sql(row.owner()))
        .union(row.properties());
  }

  private RowPlan union(Map<String, PropertyRow> properties) {
    List<RowPlan> branches = new ArrayList<>();
    properties.forEach((key, property) -> branches.add(branch(key, property)));
    return new RowPlan.UnionAll(branches);
  }

  private RowPlan branch(String key, PropertyRow property) {
    String type = property.type().name().toLowerCase(Locale.ROOT);
    RowExpression value = new RowExpression.Sql(property.value());
    Map<String, RowExpression> columns = new LinkedHashMap<>();
    columns.put("repo", Rows.column(from, "repo"));
    columns.put("entity_kind", Rows.text(entity));
    columns.put("entity_id", id);
    if (kind != null) {
      columns.put("node_kind", Rows.text(kind));
    }
    columns.put("prop_key", Rows.text(key));
    columns.put("value_type", Rows.text(type));
    columns.put("value_" + type, value);
    columns.put("rule_name", Rows.text(rule));
    columns.put("owner", owner);
    List<RowExpression> conditions = new ArrayList<>();
    if (where != null) {
      conditions.add(Rows.condition(where));
    }
    conditions.add(new RowExpression.IsNotNull(value));
    return GraphColumns.PROPS.project(new RowPlan.Filter(Rows.scan(from), conditions), columns);
  }
}
