package io.codeweft.compiler.generate;

import static io.codeweft.contracts.schema.DataType.Scalar.BOOL;
import static io.codeweft.contracts.schema.DataType.Scalar.FLOAT64;
import static io.codeweft.contracts.schema.DataType.Scalar.INT32;
import static io.codeweft.contracts.schema.DataType.Scalar.INT64;
import static io.codeweft.contracts.schema.DataType.Scalar.STRING;

import io.codeweft.contracts.graph.RowExpression;
import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.text.PlacedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of the three graph tables, in order. */
enum GraphColumns {
  NODES(
      List.of(
          new Column("repo", STRING),
          new Column("node_id", STRING),
          new Column("node_kind", STRING),
          new Column("path", STRING),
          new Column("bstart", INT64),
          new Column("bend", INT64),
          new Column("file_id", STRING),
          new Column("name", STRING),
          new Column("rule_name", STRING),
          new Column("owner", STRING))),
  EDGES(
      List.of(
          new Column("repo", STRING),
          new Column("edge_id", STRING),
          new Column("edge_kind", STRING),
          new Column("src_node_id", STRING),
          new Column("dst_node_id", STRING),
          new Column("path", STRING),
          new Column("bstart", INT64),
          new Column("bend", INT64),
          new Column("origin", STRING),
          new Column("resolution_method", STRING),
          new Column("confidence", FLOAT64),
          new Column("score", FLOAT64),
          new Column("symbol_roles", INT32),
          new Column("qname_source", STRING),
          new Column("ambiguity_group_id", STRING),
          new Column("rule_name", STRING),
          new Column("owner", STRING))),
  PROPS(
      List.of(
          new Column("repo", STRING),
          new Column("entity_kind", STRING),
          new Column("entity_id", STRING),
          new Column("node_kind", STRING),
          new Column("prop_key", STRING),
          new Column("value_type", STRING),
          new Column("value_string", STRING),
          new Column("value_int", INT64),
          new Column("value_float", FLOAT64),
          new Column("value_bool", BOOL),
          new Column("value_json", STRING),
          new Column("rule_name", STRING),
          new Column("owner", STRING)));

  private record Column(String name, DataType.Scalar type) {

    /** Numbers are widened; everything else must have the type as it is. */
    RowExpression take(RowExpression value) {
      return switch (type) {
        case INT64 -> widened(value, List.of(INT32, INT64));
        case FLOAT64 -> widened(value, List.of(INT32, INT64, FLOAT64));
        case BOOL, INT32, STRING, BINARY -> new RowExpression.Typed(value, List.of(type));
      };
    }

    private RowExpression widened(RowExpression value, List<DataType.Scalar> allowed) {
      return new RowExpression.Cast(new RowExpression.Typed(value, allowed), type);
    }
  }

  private final List<Column> columns;

  GraphColumns(List<Column> columns) {
    this.columns = columns;
  }

  /** Gives these expressions their columns, and every other column null. */
  RowPlan.Project project(RowPlan input, Map<String, RowExpression> expressions) {
    Map<String, RowExpression> all = new LinkedHashMap<>();
    for (Column column : columns) {
      RowExpression value = expressions.get(column.name());
      all.put(
          column.name(),
          value == null ? new RowExpression.Null(column.type()) : column.take(value));
    }
    if (!all.keySet().containsAll(expressions.keySet())) {
      throw new IllegalStateException(name() + " has no such columns: " + expressions.keySet());
    }
    return new RowPlan.Project(input, all);
  }

  /** The rows of a view that has these columns already. */
  RowPlan.Project pick(RowPlan view, PlacedText source) {
    Map<String, RowExpression> all = new LinkedHashMap<>();
    for (Column column : columns) {
      all.put(
          column.name(),
          new RowExpression.Column(PlacedText.at(source.place(), source.field(), column.name())));
    }
    return new RowPlan.Project(view, all);
  }
}
