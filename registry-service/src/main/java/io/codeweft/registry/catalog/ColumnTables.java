package io.codeweft.registry.catalog;

import static io.codeweft.registry.catalog.InformationSchema.CATALOG;
import static io.codeweft.registry.catalog.InformationSchema.yesNo;

import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.registry.query.MemoryTable;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/** {@code schemata}, {@code tables}, {@code columns} and what is nested in columns. */
final class ColumnTables {
  private static final Schema SCHEMATA =
      Schema.parse("struct<catalog_name:string!,schema_name:string!>");
  private static final Schema TABLES =
      Schema.parse(
          "struct<table_catalog:string!,table_schema:string!,table_name:string!,"
              + "table_type:string!,kind:string!,graph_version:string!,"
              + "schema_fingerprint:string!>");
  private static final Schema COLUMNS =
      Schema.parse(
          "struct<table_catalog:string!,table_schema:string!,table_name:string!,"
              + "column_name:string!,ordinal_position:int32!,is_nullable:string!,"
              + "data_type:string!>");
  private static final Schema FIELDS =
      Schema.parse(
          "struct<table_catalog:string!,table_schema:string!,table_name:string!,"
              + "column_name:string!,field_path:string!,ordinal_position:int32!,"
              + "is_nullable:string!,data_type:string!>");

  private ColumnTables() {}

  static void add(Map<String, MemoryTable> tables, Supplier<List<Relation>> entries) {
    tables.put("schemata", new MemoryTable(SCHEMATA, rows -> schemata(entries.get(), rows)));
    tables.put(
        "tables", new MemoryTable(TABLES, rows -> entries.get().forEach(e -> table(e, rows))));
    tables.put(
        "columns", new MemoryTable(COLUMNS, rows -> entries.get().forEach(e -> columns(e, rows))));
    tables.put(
        "column_fields",
        new MemoryTable(FIELDS, rows -> entries.get().forEach(e -> fields(e, rows))));
  }

  private static void schemata(List<Relation> entries, MemoryTable.Rows rows) {
    TreeSet<String> names = new TreeSet<>();
    entries.forEach(entry -> names.add(entry.schema()));
    names.forEach(name -> rows.add(CATALOG, name));
  }

  private static void table(Relation entry, MemoryTable.Rows rows) {
    rows.add(
        CATALOG,
        entry.schema(),
        entry.name(),
        entry.type(),
        entry.kind(),
        entry.version(),
        entry.columns().fingerprint());
  }

  private static void columns(Relation entry, MemoryTable.Rows rows) {
    int position = 1;
    for (Field column : entry.columns().fields()) {
      rows.add(
          CATALOG,
          entry.schema(),
          entry.name(),
          column.name(),
          position++,
          yesNo(column.nullable()),
          column.type().toString());
    }
  }

  private static void fields(Relation entry, MemoryTable.Rows rows) {
    for (Field column : entry.columns().fields()) {
      int[] position = {1};
      NestedFields.of(
          column,
          at ->
              rows.add(
                  CATALOG,
                  entry.schema(),
                  entry.name(),
                  column.name(),
                  at.path(),
                  position[0]++,
                  yesNo(at.nullable()),
                  at.type().toString()));
    }
  }
}
