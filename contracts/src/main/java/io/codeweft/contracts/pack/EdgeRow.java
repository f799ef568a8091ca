package io.codeweft.contracts.pack;

import io.codeweft.contracts.text.PlacedText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How edges of one kind come from a view. Several rows may give one kind. Expressions are SQL over
 * the columns of {@code from}, which must have {@code repo} and {@code path}.
 *
 * @param where condition, or null for every row
 * @param span columns of the byte span: none or two
 * @param distinguish columns that tell edges between the same two nodes apart
 * @param origin which evidence says so
 * @param attributes expressions by column: {@link #ATTRIBUTES}
 */
public record EdgeRow(
    RowSource source,
    String kind,
    PlacedText from,
    @Nullable PlacedText where,
    Endpoint src,
    Endpoint dst,
    List<PlacedText> span,
    List<PlacedText> distinguish,
    String origin,
    String layer,
    Map<String, PlacedText> attributes,
    Map<String, PropertyRow> properties) {

  /** Columns of an edge that a row may set; the rest stay null, confidence and score 1. */
  public static final List<String> ATTRIBUTES =
      List.of(
          "resolution_method",
          "confidence",
          "score",
          "symbol_roles",
          "qname_source",
          "ambiguity_group_id");

  /**
   * One end of an edge.
   *
   * @param node a node kind of the registry
   * @param parts columns in the order of that node's id; each is called like the id column or ends
   *     in {@code _} and its name, so that a swapped pair is found
   */
  public record Endpoint(PlacedText node, List<PlacedText> parts) {
    public Endpoint {
      parts = List.copyOf(parts);
    }
  }

  public EdgeRow {
    span = List.copyOf(span);
    distinguish = List.copyOf(distinguish);
    attributes = RegistryMaps.inOrder(attributes);
    properties = RegistryMaps.inOrder(properties);
  }
}
