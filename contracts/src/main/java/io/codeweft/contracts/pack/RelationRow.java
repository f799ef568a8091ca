package io.codeweft.contracts.pack;

import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.text.PlacedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A view that relates the rows of one view to those of others. Expressions are SQL over the columns
 * of all views joined so far, each called {@code alias.column}.
 *
 * @param source {@code source.name()} is the view
 * @param anyOf where its rows come from: all of these, one after the other; never empty, all with
 *     the same columns
 */
public record RelationRow(RowSource source, List<Alternative> anyOf, ViewContract contract) {

  /** What expressions call the columns that {@link Candidates} adds. */
  public static final String CANDIDATES = "candidates";

  /**
   * Rows from one view and those joined to it.
   *
   * @param from first view
   * @param alias what expressions call it
   * @param joins further views, in order
   * @param where condition on what was joined, or null for every row
   * @param best which of several rows stands for all of them, or null for all
   * @param candidates how the rows that are left compete, or null when they do not
   * @param origin which evidence says so: the value of a column of that name, or null for none
   * @param columns expressions by column, in order
   */
  public record Alternative(
      PlacedText from,
      String alias,
      List<Join> joins,
      @Nullable PlacedText where,
      @Nullable Best best,
      @Nullable Candidates candidates,
      @Nullable String origin,
      Map<String, PlacedText> columns) {
    public Alternative {
      joins = List.copyOf(joins);
      columns = RegistryMaps.inOrder(columns);
    }
  }

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

  /** The first row among those with equal values. */
  public record Best(List<PlacedText> per, List<Order> order) {
    public Best {
      per = List.copyOf(per);
      order = List.copyOf(order);
    }
  }

  /**
   * Rows with equal values are candidates for one place. The columns {@code score}, {@code rank},
   * {@code count} and {@code ambiguity_group_id} say how each of them stands.
   *
   * @param per the values
   * @param features what speaks for a candidate, by name; may be empty
   * @param order behind the score; decides among equal ones
   * @param keep how many of the first are kept, or null for all
   */
  public record Candidates(
      List<PlacedText> per,
      Map<String, Feature> features,
      List<Order> order,
      @Nullable Integer keep) {
    public Candidates {
      per = List.copyOf(per);
      features = RegistryMaps.inOrder(features);
      order = List.copyOf(order);
    }
  }

  /**
   * A number and what it counts in the score.
   *
   * @param weight not negative
   */
  public record Feature(PlacedText value, BigDecimal weight) {}

  /** Nulls come last either way. */
  public record Order(PlacedText value, boolean descending) {}

  public RelationRow {
    anyOf = List.copyOf(anyOf);
  }
}
