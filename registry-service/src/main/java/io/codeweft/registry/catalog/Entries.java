package io.codeweft.registry.catalog;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.registry.dag.GraphDag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/**
 * Everything that can be read, by schema: graphs in the given order, then the registry's tables.
 */
final class Entries {
  private Entries() {}

  /**
   * @param system columns of the registry's own tables by qualified name
   */
  static List<Relation> of(List<ViewGraph> graphs, SortedMap<String, Schema> system) {
    List<Relation> entries = new ArrayList<>();
    for (ViewGraph graph : graphs) {
      graph.datasets().forEach(dataset -> entries.add(dataset(graph, dataset)));
      graph.views().forEach(view -> entries.add(view(graph, view)));
    }
    system.forEach(
        (name, columns) -> {
          int dot = name.indexOf('.');
          String schema = name.substring(0, dot);
          String type = schema.equals(InformationSchema.NAME) ? "SYSTEM VIEW" : "BASE TABLE";
          entries.add(new Relation(schema, name.substring(dot + 1), type, "system", "", columns));
        });
    return entries;
  }

  private static Relation dataset(ViewGraph graph, DatasetDeclaration dataset) {
    return new Relation(
        graph.name(), dataset.name(), "BASE TABLE", "dataset", graph.version(), dataset.schema());
  }

  private static Relation view(ViewGraph graph, ViewArtefact view) {
    return new Relation(
        graph.name(),
        view.name(),
        view.contract().materialize() ? "MATERIALIZED VIEW" : "VIEW",
        GraphDag.kind(view).name().toLowerCase(Locale.ROOT),
        graph.version(),
        view.schema());
  }
}
