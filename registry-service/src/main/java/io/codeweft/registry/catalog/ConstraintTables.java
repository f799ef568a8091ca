package io.codeweft.registry.catalog;

import static io.codeweft.registry.catalog.InformationSchema.CATALOG;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.registry.query.MemoryTable;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Keys and references that contracts declare. */
final class ConstraintTables {
  private static final Schema CONSTRAINTS =
      Schema.parse(
          "struct<constraint_catalog:string!,constraint_schema:string!,constraint_name:string!,"
              + "table_schema:string!,table_name:string!,constraint_type:string!>");
  private static final Schema KEY_COLUMNS =
      Schema.parse(
          "struct<constraint_catalog:string!,constraint_schema:string!,constraint_name:string!,"
              + "table_schema:string!,table_name:string!,column_name:string!,"
              + "ordinal_position:int32!,referenced_table_name:string,"
              + "referenced_column_name:string>");
  private static final Schema REFERENCES =
      Schema.parse(
          "struct<constraint_catalog:string!,constraint_schema:string!,constraint_name:string!,"
              + "unique_constraint_schema:string!,unique_constraint_name:string!,"
              + "table_name:string!,referenced_table_name:string!>");

  private ConstraintTables() {}

  static void add(Map<String, MemoryTable> tables, List<ViewGraph> graphs) {
    tables.put("table_constraints", table(CONSTRAINTS, graphs, ConstraintTables::constraint));
    tables.put("key_column_usage", table(KEY_COLUMNS, graphs, ConstraintTables::columns));
    tables.put("referential_constraints", table(REFERENCES, graphs, ConstraintTables::reference));
  }

  private static MemoryTable table(
      Schema schema, List<ViewGraph> graphs, BiConsumer<Constraint, MemoryTable.Rows> each) {
    return new MemoryTable(
        schema,
        rows -> {
          for (ViewGraph graph : graphs) {
            Constraint.of(graph).forEach(constraint -> each.accept(constraint, rows));
          }
        });
  }

  private static void constraint(Constraint constraint, MemoryTable.Rows rows) {
    rows.add(
        CATALOG,
        constraint.schema(),
        constraint.name(),
        constraint.schema(),
        constraint.table(),
        constraint.to() == null ? "PRIMARY KEY" : "FOREIGN KEY");
  }

  private static void columns(Constraint constraint, MemoryTable.Rows rows) {
    for (int i = 0; i < constraint.columns().size(); i++) {
      rows.add(
          CATALOG,
          constraint.schema(),
          constraint.name(),
          constraint.schema(),
          constraint.table(),
          constraint.columns().get(i),
          i + 1,
          constraint.to(),
          constraint.to() == null ? null : constraint.toColumns().get(i));
    }
  }

  private static void reference(Constraint constraint, MemoryTable.Rows rows) {
    if (constraint.to() != null) {
      rows.add(
          CATALOG,
          constraint.schema(),
          constraint.name(),
          constraint.schema(),
          constraint.toKey(),
          constraint.table(),
          constraint.to());
    }
  }
}
