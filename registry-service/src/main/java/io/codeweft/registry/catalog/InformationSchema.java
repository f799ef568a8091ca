package io.codeweft.registry.catalog;

import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.registry.query.MemoryTable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tables of {@code information_schema}. A graph is a schema, named like it: datasets are its
 * base tables, views its views.
 */
public final class InformationSchema {

  /** The schema all tables here are qualified by. */
  public static final String NAME = "information_schema";

  /** Value of every {@code table_catalog}. */
  static final String CATALOG = "codeweft";

  private InformationSchema() {}

  /**
   * @param graphs what is registered, by name
   * @param functions what views may call
   * @param others columns of the registry's own tables, by qualified name
   * @return by name, not qualified
   */
  public static SortedMap<String, MemoryTable> of(
      List<ViewGraph> graphs, FunctionSnapshot functions, SortedMap<String, Schema> others) {
    SortedMap<String, MemoryTable> tables = new TreeMap<>();
    SortedMap<String, Schema> system = new TreeMap<>(others);
    ColumnTables.add(tables, () -> Entries.of(graphs, system));
    ViewTables.add(tables, graphs);
    RoutineTables.add(tables, functions);
    ConstraintTables.add(tables, graphs);
    tables.forEach((name, table) -> system.put(NAME + "." + name, table.schema()));
    return Collections.unmodifiableSortedMap(tables);
  }

  static String yesNo(boolean yes) {
    return yes ? "YES" : "NO";
  }
}
