package io.codeweft.compiler.generate;

import io.codeweft.contracts.pack.NodeRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The text of a node view. */
final class NodeSql {
  private NodeSql() {}

  static String of(NodeRow row, NodeIds ids) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("repo", "repo");
    columns.put("node_id", ids.node(row));
    columns.put("node_kind", Sql.text(row.kind()));
    if (row.path() != null) {
      columns.put("path", row.path().text());
      columns.put(
          "file_id",
          row.fileId() == null
              ? Sql.stableId("file", List.of("repo", row.path().text()))
              : row.fileId().text());
    }
    if (!row.span().isEmpty()) {
      columns.put("bstart", row.span().getFirst().text());
      columns.put("bend", row.span().getLast().text());
    }
    if (row.name() != null) {
      columns.put("name", row.name().text());
    }
    columns.put("rule_name", Sql.text(row.source().name()));
    columns.put("owner", row.owner().text());
    return GraphColumns.NODES.select(columns)
        + "\nFROM "
        + row.from()
        + Sql.where(Sql.orNull(row.where()));
  }
}
