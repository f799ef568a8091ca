package io.codeweft.contracts.graph;

import java.util.Comparator;
import java.util.List;

/**
 * A plan taken apart, so that two versions of a view can be compared without their texts: what each
 * column is, and everything that decides over rows. Texts speak of what is read by its path ({@code
 * ast_files_v1.nodes[].name}); a table that is read again is {@code name#2}. Very long texts are
 * cut and end in their digest. For equality and for people, never parsed.
 *
 * @param rows sorted; what occurs twice is there twice
 */
public record Facets(List<Column> columns, List<Row> rows) {

  /**
   * @param gathered whether other rows than the one it stands in decide over its value: it is
   *     aggregated, of a window, or of a side of an outer join that may be missing
   */
  public record Column(String name, String expression, boolean gathered) {}

  /**
   * @param top whether it decides over the rows of the view themselves; otherwise over rows that
   *     are grouped, limited, or joined to some that stay without them
   */
  public record Row(Kind kind, String text, boolean top) {}

  public enum Kind {
    TABLE,
    FILTER,
    JOIN,
    LEFT_JOIN,
    SEMI_JOIN,
    UNNEST,
    LEFT_UNNEST,
    GROUP,
    UNION,
    SET_OPERATION,
    LIMIT,
    RECURSION,
    VALUES
  }

  public Facets {
    columns = List.copyOf(columns);
    rows =
        rows.stream()
            .sorted(
                Comparator.comparing(Row::kind).thenComparing(Row::text).thenComparing(Row::top))
            .toList();
  }

  public static Facets none() {
    return new Facets(List.of(), List.of());
  }
}
