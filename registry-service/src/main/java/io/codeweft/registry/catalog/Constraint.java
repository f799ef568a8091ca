package io.codeweft.registry.catalog;

import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewGraph;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key of a dataset or view, or a reference from one view to another.
 *
 * @param name unique in its schema: {@code TABLE_key}, {@code TABLE_to_OTHER_1}
 * @param columns in order
 * @param to what it refers to; null for a key
 * @param toColumns in the order of {@code columns}; empty for a key
 */
record Constraint(
    String schema,
    String table,
    String name,
    List<String> columns,
    @Nullable String to,
    List<String> toColumns) {

  static List<Constraint> of(ViewGraph graph) {
    List<Constraint> constraints = new ArrayList<>();
    graph.datasets().forEach(d -> addKey(constraints, graph.name(), d.name(), d.key()));
    for (ViewArtefact view : graph.views()) {
      addKey(constraints, graph.name(), view.name(), view.contract().key());
      int number = 1;
      for (ViewContract.Reference reference : view.contract().references()) {
        String name = view.name() + "_to_" + reference.to() + "_" + number++;
        constraints.add(
            new Constraint(
                graph.name(),
                view.name(),
                name,
                reference.columns(),
                reference.to(),
                reference.toColumns()));
      }
    }
    return constraints;
  }

  private static void addKey(
      List<Constraint> constraints, String schema, String table, List<String> columns) {
    if (!columns.isEmpty()) {
      constraints.add(new Constraint(schema, table, keyName(table), columns, null, List.of()));
    }
  }

  private static String keyName(String table) {
    return table + "_key";
  }

  /** The key it refers to, by name; null for a key. */
  @Nullable String toKey() {
    return to == null ? null : keyName(to);
  }
}
