package io.codeweft.contracts.graph;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a view makes of the tables its plan reads, one step down: a table is a dataset or a view.
 *
 * <p>A column of the view can change only where one of its {@code values} or one of the {@code
 * rows} changes; see {@link Origin} for what counts as a part of them.
 *
 * @param columns what gives the value of each output column, in the order of the schema
 * @param rows what decides which rows there are, and which rows of the inputs stand behind one;
 *     sorted
 */
public record Lineage(List<Column> columns, List<Origin> rows) {

  /**
   * @param values sorted; empty for a constant. Roles are {@link Role#IDENTITY}, {@link
   *     Role#TRANSFORMATION}, {@link Role#AGGREGATION}; {@link Role#WINDOW} for what partitions or
   *     orders the window that gives the value, {@link Role#UNNEST} for a list whose positions it
   *     counts
   */
  public record Column(String name, List<Origin> values) {
    public Column {
      values = values.stream().distinct().sorted(Origin.ORDER).toList();
    }
  }

  /**
   * A part of a table.
   *
   * @param table dataset or view
   * @param path column, and what is taken out of it: {@code nodes[].span.bstart}; {@code []} is an
   *     element of a list, <code>{}</code> a value of a map. Everything inside the path belongs to
   *     it, except under {@link Role#UNNEST}, which asks for the number of elements only. Empty for
   *     the rows of the table as such: that they are there
   */
  public record Origin(String table, String path, Role role) {
    static final Comparator<Origin> ORDER =
        Comparator.comparing(Origin::table).thenComparing(Origin::path).thenComparing(Origin::role);

    /** The top-level column, empty for the rows as such. */
    public String column() {
      return path.split("[.\\[{]", 2)[0];
    }
  }

  /** How an origin takes part; the first three give values. */
  public enum Role {
    IDENTITY,
    TRANSFORMATION,
    AGGREGATION,
    FILTER,
    JOIN,
    GROUP,
    SORT,
    WINDOW,
    UNNEST,
    SET_OPERATION
  }

  public Lineage {
    columns = List.copyOf(columns);
    rows = rows.stream().distinct().sorted(Origin.ORDER).toList();
  }

  public static Lineage none() {
    return new Lineage(List.of(), List.of());
  }

  /** Compared without case. */
  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equalsIgnoreCase(name)).findFirst();
  }
}
