package io.codeweft.compiler.generate;

import io.codeweft.contracts.graph.RowExpression;
import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.pack.EdgeRow;
import io.codeweft.contracts.text.PlacedText;
import java.util.LinkedHashMap;
import java.util.Map;

/** The program of an edge view. */
final class EdgePlan {
  /** What a fact read off the source is worth; a row that guesses says otherwise. */
  private static final String CERTAIN = "CAST(1.0 AS DOUBLE)";

  private EdgePlan() {}

  static RowPlan of(EdgeRow row, NodeIds ids) {
    Map<String, RowExpression> columns = new LinkedHashMap<>();
    columns.put("repo", Rows.column(row.from(), "repo"));
    columns.put("edge_id", id(row, ids));
    columns.put("edge_kind", Rows.text(row.kind()));
    columns.put("src_node_id", ids.endpoint(row.source(), row.src()));
    columns.put("dst_node_id", ids.endpoint(row.source(), row.dst()));
    columns.put("path", Rows.column(row.from(), "path"));
    if (!row.span().isEmpty()) {
      columns.put("bstart", new RowExpression.Column(row.span().getFirst()));
      columns.put("bend", new RowExpression.Column(row.span().getLast()));
    }
    columns.put("origin", Rows.text(row.origin()));
    columns.put("confidence", certain(row));
    columns.put("score", certain(row));
    row.attributes().forEach((name, value) -> columns.put(name, new RowExpression.Sql(value)));
    columns.put("rule_name", Rows.text(row.source().name()));
    columns.put("owner", Rows.column(row.from(), "path"));
    return GraphColumns.EDGES.project(Rows.from(row.from(), row.where()), columns);
  }

  private static RowExpression certain(EdgeRow row) {
    return new RowExpression.Sql(PlacedText.at(row.source().place(), row.source().item(), CERTAIN));
  }

  /**
   * Of both ends and what tells parallel edges apart; rows of one kind share ids of equal facts.
   */
  static RowExpression id(EdgeRow row, NodeIds ids) {
    return ids.edge(row.source(), row.kind(), row.src(), row.dst(), row.distinguish());
  }
}
