package io.codeweft.contracts.pack;

import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.text.PlacedText;
import java.util.List;
import java.util.Map;

/**
 * A flat view over a nested list of a dataset: one row per element, its scalar fields as columns.
 *
 * @param source {@code source.name()} is the view
 * @param list field names from the dataset to the list: {@code [blocks, symbols]}
 * @param keep outer values kept beside the element, by column name: a dataset column, or a field of
 *     an outer element as {@code blocks.block_no}
 */
public record NestedListRow(
    RowSource source,
    PlacedText dataset,
    List<PlacedText> list,
    Map<String, PlacedText> keep,
    ViewContract contract) {
  public NestedListRow {
    list = List.copyOf(list);
    keep = RegistryMaps.inOrder(keep);
  }
}
