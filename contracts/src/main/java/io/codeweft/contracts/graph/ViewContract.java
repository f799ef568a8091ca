package io.codeweft.contracts.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The metadata rules of a view: what cannot be derived from its plan. Every list may be empty.
 *
 * @param materialize whether the view is committed as a table
 * @param key columns that identify a row: together unique, each never null
 * @param order columns that sort the table; the rest of the key is appended
 * @param owner column that carries the owner, or null when the view is not materialised
 * @param notNull further columns that are never null
 * @param references foreign keys, checked before commit
 * @param publish change-feed topic family ({@code nodes}, {@code edges}, {@code props}) or null
 * @param gateOf when set, this view lists violations: a row of it refuses the commit of that table
 * @param requires what the functions must be able to do, besides what the plan calls; null for
 *     nothing
 */
public record ViewContract(
    boolean materialize,
    List<String> key,
    List<String> order,
    @Nullable String owner,
    List<String> notNull,
    List<Reference> references,
    @Nullable String publish,
    @Nullable String gateOf,
    @Nullable Requirements requires) {

  /** Non-null values of {@code columns} must occur in {@code toColumns} of view {@code to}. */
  public record Reference(List<String> columns, String to, List<String> toColumns) {
    public Reference {
      columns = List.copyOf(columns);
      toColumns = List.copyOf(toColumns);
    }
  }

  /**
   * Functions that must be in the snapshot the view is compiled against.
   *
   * @param functions names or aliases
   * @param tags capabilities: of each, at least one function must have it as a tag
   */
  public record Requirements(List<String> functions, List<String> tags) {
    public Requirements {
      functions = List.copyOf(functions);
      tags = List.copyOf(tags);
    }
  }

  public ViewContract {
    key = List.copyOf(key);
    order = List.copyOf(order);
    notNull = List.copyOf(notNull);
    references = List.copyOf(references);
  }

  /** A view that requires no functions but those it calls. */
  public ViewContract(
      boolean materialize,
      List<String> key,
      List<String> order,
      @Nullable String owner,
      List<String> notNull,
      List<Reference> references,
      @Nullable String publish,
      @Nullable String gateOf) {
    this(materialize, key, order, owner, notNull, references, publish, gateOf, null);
  }

  /** An intermediate view: not committed, no rules. */
  public static ViewContract intermediate() {
    return new ViewContract(false, List.of(), List.of(), null, List.of(), List.of(), null, null);
  }
}
