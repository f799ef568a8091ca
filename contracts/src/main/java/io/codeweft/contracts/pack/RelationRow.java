package io.codeweft.contracts.pack;

import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.text.PlacedText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A view that relates the rows of one view to those of others. Expressions are SQL over the columns
 * of all views joined so far, each called {@code alias.column}.
 *
 * @param source {@code source.name()} is the view
 * @param from first view
 * @param alias what expressions call it
 * @param joins further views, in order
 * @param where condition on what was joined, or null for every row
 * @param best which of several rows are kept, or null for all
 * @param columns expressions by column, in order
 */
public record RelationRow(
    RowSource source,
    PlacedText from,
    String alias,
    List<Join> joins,
    @Nullable PlacedText where,
    @Nullable Best best,
    Map<String, PlacedText> columns,
    ViewContract contract) {

  /**
   * A further view.
   *
   * @param optional keeps what finds no partner, with nulls
   * @param keys what each of these columns of the view must be equal to
   * @param on further condition, or null
   */
  public record Join(
      PlacedText view,
      String alias,
      boolean optional,
      Map<String, PlacedText> keys,
      @Nullable PlacedText on) {
    public Join {
      keys = RegistryMaps.inOrder(keys);
    }
  }

  /**
   * The first rows among those with equal values.
   *
   * @param keep how many
   */
  public record Best(List<PlacedText> per, List<Order> order, int keep) {
    public Best {
      per = List.copyOf(per);
      order = List.copyOf(order);
    }
  }

  /** Nulls come last either way. */
  public record Order(PlacedText value, boolean descending) {}

  public RelationRow {
    joins = List.copyOf(joins);
    columns = RegistryMaps.inOrder(columns);
  }
}
