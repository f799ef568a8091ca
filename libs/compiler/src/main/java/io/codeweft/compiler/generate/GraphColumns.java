package io.codeweft.compiler.generate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The columns of the three graph tables, in order, with the type that a null of them is cast to.
 */
enum GraphColumns {
  NODES(
      "repo VARCHAR, node_id VARCHAR, node_kind VARCHAR, path VARCHAR, bstart BIGINT, bend BIGINT,"
          + " file_id VARCHAR, name VARCHAR, rule_name VARCHAR, owner VARCHAR"),
  EDGES(
      "repo VARCHAR, edge_id VARCHAR, edge_kind VARCHAR, src_node_id VARCHAR, dst_node_id VARCHAR,"
          + " path VARCHAR, bstart BIGINT, bend BIGINT, origin VARCHAR, resolution_method VARCHAR,"
          + " confidence DOUBLE, score DOUBLE, symbol_roles INTEGER, qname_source VARCHAR,"
          + " ambiguity_group_id VARCHAR, rule_name VARCHAR, owner VARCHAR"),
  PROPS(
      "repo VARCHAR, entity_kind VARCHAR, entity_id VARCHAR, node_kind VARCHAR, prop_key VARCHAR,"
          + " value_type VARCHAR, value_string VARCHAR, value_int BIGINT, value_float DOUBLE,"
          + " value_bool BOOLEAN, value_json VARCHAR, rule_name VARCHAR, owner VARCHAR");

  @SuppressWarnings("ImmutableEnumChecker") // filled by the constructor only
  private final Map<String, String> types = new LinkedHashMap<>();

  GraphColumns(String columns) {
    for (String column : columns.split(", ", -1)) {
      String[] nameAndType = column.split(" ", -1);
      types.put(nameAndType[0], nameAndType[1]);
    }
  }

  /** A select list that gives these expressions their columns, and every other column null. */
  String select(Map<String, String> expressions) {
    if (!types.keySet().containsAll(expressions.keySet())) {
      throw new IllegalStateException(name() + " has no such columns: " + expressions.keySet());
    }
    StringBuilder list = new StringBuilder("SELECT");
    String separator = "\n  ";
    for (Map.Entry<String, String> column : types.entrySet()) {
      String nothing = "CAST(NULL AS " + column.getValue() + ")";
      list.append(separator)
          .append(expressions.getOrDefault(column.getKey(), nothing))
          .append(" AS ")
          .append(column.getKey());
      separator = ",\n  ";
    }
    return list.toString();
  }

  /** The plain column list. */
  String names() {
    return String.join(", ", types.keySet());
  }
}
