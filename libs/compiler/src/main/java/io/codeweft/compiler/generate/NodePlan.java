package io.codeweft.compiler.generate;

import io.codeweft.contracts.graph.RowExpression;
import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.pack.NodeRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The program of a node view. */
final class NodePlan {
  private NodePlan() {}

  static RowPlan of(NodeRow row, NodeIds ids) {
    Map<String, RowExpression> columns = new LinkedHashMap<>();
    RowExpression repo = Rows.column(row.from(), "repo");
    columns.put("repo", repo);
    columns.put("node_id", ids.node(row));
    columns.put("node_kind", Rows.text(row.kind()));
    if (row.path() != null) {
      RowExpression path = new RowExpression.Column(row.path());
      columns.put("path", path);
      columns.put(
          "file_id",
          row.fileId() == null
              ? Rows.stableId("file", List.of(repo, path))
              : new RowExpression.Sql(row.fileId()));
    }
    if (!row.span().isEmpty()) {
      columns.put("bstart", new RowExpression.Column(row.span().getFirst()));
      columns.put("bend", new RowExpression.Column(row.span().getLast()));
    }
    if (row.name() != null) {
      columns.put("name", new RowExpression.Sql(row.name()));
    }
    columns.put("rule_name", Rows.text(row.source().name()));
    columns.put("owner", new RowExpression.Sql(row.owner()));
    return GraphColumns.NODES.project(Rows.from(row.from(), row.where()), columns);
  }
}
