package io.codeweft.contracts.pack;

import io.codeweft.contracts.text.PlacedText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Properties of nodes or edges of another row, from a view of their own.
 *
 * @param entity whose properties they are
 * @param from view
 * @param where condition, or null for every row
 * @param owner expression of the unit whose change can change the row
 */
public record PropertySetRow(
    RowSource source,
    Entity entity,
    PlacedText from,
    @Nullable PlacedText where,
    PlacedText owner,
    String layer,
    Map<String, PropertyRow> properties) {

  /** A node or an edge, as columns of the view name it. */
  public sealed interface Entity {

    record Node(EdgeRow.Endpoint id) implements Entity {}

    /**
     * @param kind edge kind of another row
     * @param distinguish columns for those that the kind distinguishes parallel edges by
     */
    record Edge(
        PlacedText kind, EdgeRow.Endpoint src, EdgeRow.Endpoint dst, List<PlacedText> distinguish)
        implements Entity {
      public Edge {
        distinguish = List.copyOf(distinguish);
      }
    }
  }

  public PropertySetRow {
    properties = RegistryMaps.inOrder(properties);
  }
}
