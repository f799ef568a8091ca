package io.codeweft.compiler.generate;

import io.codeweft.contracts.pack.EdgeRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The text of an edge view. */
final class EdgeSql {
  /** What a fact read off the source is worth; a row that guesses says otherwise. */
  private static final String CERTAIN = "CAST(1.0 AS DOUBLE)";

  private EdgeSql() {}

  static String of(EdgeRow row, NodeIds ids) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("repo", "repo");
    columns.put("edge_id", id(row, ids));
    columns.put("edge_kind", Sql.text(row.kind()));
    columns.put("src_node_id", ids.endpoint(row, "src", row.src()));
    columns.put("dst_node_id", ids.endpoint(row, "dst", row.dst()));
    columns.put("path", "path");
    if (!row.span().isEmpty()) {
      columns.put("bstart", row.span().getFirst().text());
      columns.put("bend", row.span().getLast().text());
    }
    columns.put("origin", Sql.text(row.origin()));
    columns.put("confidence", CERTAIN);
    columns.put("score", CERTAIN);
    row.attributes().forEach((name, value) -> columns.put(name, value.text()));
    columns.put("rule_name", Sql.text(row.source().name()));
    columns.put("owner", "path");
    return GraphColumns.EDGES.select(columns)
        + "\nFROM "
        + row.from()
        + Sql.where(Sql.orNull(row.where()));
  }

  /**
   * Of both ends and what tells parallel edges apart; rows of one kind share ids of equal facts.
   */
  static String id(EdgeRow row, NodeIds ids) {
    List<String> parts = new ArrayList<>();
    parts.add(ids.endpoint(row, "src", row.src()));
    parts.add(ids.endpoint(row, "dst", row.dst()));
    parts.addAll(Sql.texts(row.distinguish()));
    return Sql.stableId("edge_" + row.kind().toLowerCase(Locale.ROOT), parts);
  }
}
