package io.codeweft.contracts.pack;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.graph.ViewSource;
import java.util.List;

/**
 * A pack that has been read: well-formed, not yet compiled.
 *
 * @param views written as SQL; those generated from the rows come on top
 */
public record Pack(
    String name,
    List<DatasetDeclaration> datasets,
    List<ViewSource> views,
    List<NestedListRow> nestedLists,
    List<RelationRow> relations,
    List<NodeRow> nodes,
    List<EdgeRow> edges,
    List<PropertySetRow> propertySets,
    List<OutputRow> outputs) {
  public Pack {
    datasets = List.copyOf(datasets);
    views = List.copyOf(views);
    nestedLists = List.copyOf(nestedLists);
    relations = List.copyOf(relations);
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    propertySets = List.copyOf(propertySets);
    outputs = List.copyOf(outputs);
  }
}
