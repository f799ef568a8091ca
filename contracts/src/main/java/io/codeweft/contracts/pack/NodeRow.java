package io.codeweft.contracts.pack;

import io.codeweft.contracts.text.PlacedText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How nodes of one kind come from a view. Expressions are SQL over the columns of {@code from}.
 *
 * @param kind node kind as consumers see it
 * @param from view
 * @param where condition, or null for every row
 * @param id columns whose values, after the kind, make the id; the first is {@code repo}
 * @param path column of the file, or null for nodes that live in none
 * @param fileId expression of the file id, or null to derive it from {@code repo} and {@code path}
 * @param span columns of the byte span: none or two
 * @param name expression
 * @param owner expression of the unit whose change can change the row
 * @param layer what is switched on and off together
 */
public record NodeRow(
    RowSource source,
    String kind,
    PlacedText from,
    @Nullable PlacedText where,
    List<PlacedText> id,
    @Nullable PlacedText path,
    @Nullable PlacedText fileId,
    List<PlacedText> span,
    @Nullable PlacedText name,
    PlacedText owner,
    String layer,
    Map<String, PropertyRow> properties) {
  public NodeRow {
    id = List.copyOf(id);
    span = List.copyOf(span);
    properties = RegistryMaps.inOrder(properties);
  }
}
