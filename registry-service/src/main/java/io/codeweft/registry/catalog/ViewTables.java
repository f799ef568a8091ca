package io.codeweft.registry.catalog;

import static io.codeweft.registry.catalog.InformationSchema.CATALOG;
import static io.codeweft.registry.catalog.InformationSchema.yesNo;

import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.registry.query.MemoryTable;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** {@code views} and what they use: tables, columns, routines. */
final class ViewTables {
  private static final String DUCKDB = "duckdb";

  private static final Schema VIEWS =
      Schema.parse(
          "struct<table_catalog:string!,table_schema:string!,table_name:string!,"
              + "view_definition:string,is_materialized:string!,fingerprint:string!,owner:string,"
              + "gate_of:string,file:string!,policy_hash:string!,function_snapshot:string!>");
  private static final Schema TABLE_USAGE =
      Schema.parse(
          "struct<view_catalog:string!,view_schema:string!,view_name:string!,"
              + "table_schema:string!,table_name:string!>");
  private static final Schema COLUMN_USAGE =
      Schema.parse(
          "struct<view_catalog:string!,view_schema:string!,view_name:string!,"
              + "table_schema:string!,table_name:string!,column_name:string!>");
  private static final Schema ROUTINE_USAGE =
      Schema.parse(
          "struct<view_catalog:string!,view_schema:string!,view_name:string!,"
              + "specific_name:string!>");

  private ViewTables() {}

  static void add(Map<String, MemoryTable> tables, List<ViewGraph> graphs) {
    tables.put("views", table(VIEWS, graphs, ViewTables::view));
    tables.put("view_table_usage", table(TABLE_USAGE, graphs, ViewTables::tables));
    tables.put("view_column_usage", table(COLUMN_USAGE, graphs, ViewTables::columns));
    tables.put("view_routine_usage", table(ROUTINE_USAGE, graphs, ViewTables::routines));
  }

  /** A view, the graph it is of, and where its rows go. */
  private record Row(ViewGraph graph, MemoryTable.Rows rows) {}

  private static MemoryTable table(
      Schema schema, List<ViewGraph> graphs, BiConsumer<Row, ViewArtefact> each) {
    return new MemoryTable(
        schema,
        rows -> {
          for (ViewGraph graph : graphs) {
            graph.views().forEach(view -> each.accept(new Row(graph, rows), view));
          }
        });
  }

  private static void view(Row row, ViewArtefact view) {
    row.rows()
        .add(
            CATALOG,
            row.graph().name(),
            view.name(),
            view.sql().get(DUCKDB),
            yesNo(view.contract().materialize()),
            view.fingerprint(),
            view.contract().owner(),
            view.contract().gateOf(),
            view.file(),
            row.graph().policyHash(),
            row.graph().functionSnapshot());
  }

  private static void tables(Row row, ViewArtefact view) {
    String schema = row.graph().name();
    view.dependencies().forEach(read -> row.rows().add(CATALOG, schema, view.name(), schema, read));
  }

  private static void columns(Row row, ViewArtefact view) {
    String schema = row.graph().name();
    view.requiredColumns()
        .forEach(
            (read, columns) ->
                columns.forEach(
                    column -> row.rows().add(CATALOG, schema, view.name(), schema, read, column)));
  }

  private static void routines(Row row, ViewArtefact view) {
    view.functions()
        .forEach(name -> row.rows().add(CATALOG, row.graph().name(), view.name(), name));
  }
}
