package io.codeweft.contracts.graph;

import java.util.Comparator;
import java.util.List;

/**
 * By what the rows of a view can be told apart so that a change of its inputs stays with a few of
 * them. Speaks of the tables the plan reads, each with the owner it has itself.
 *
 * @param owner output columns that carry the owner of a row; empty when none does
 * @param exchanges inputs that have to be found by another key than their owner; sorted
 * @param carriers further output columns that hold the owner as well, when it is one column; sorted
 * @param reason in words, for people: why the view is not {@link Kind#CO_PARTITIONED}; for one that
 *     is, by what
 */
public record Partitioning(
    Kind kind, List<String> owner, List<String> carriers, List<Exchange> exchanges, String reason) {

  public enum Kind {
    /** The rows of an owner are the view over the rows of that owner in every input. */
    CO_PARTITIONED,
    /**
     * A changed row of an input changes the rows of those owners only that its key meets: the owner
     * is the key, or the plan leads from rows of the owner to the key.
     */
    KEYED,
    /** Any change of an input may change any row. */
    WHOLE
  }

  /**
   * @param table input that must be re-partitioned
   * @param key by which of its columns; empty when every row of it matters to every owner
   */
  public record Exchange(String table, List<String> key) {
    static final Comparator<Exchange> ORDER =
        Comparator.comparing(Exchange::table).thenComparing(exchange -> exchange.key().toString());

    public Exchange {
      key = List.copyOf(key);
    }
  }

  public Partitioning {
    owner = List.copyOf(owner);
    carriers = carriers.stream().distinct().sorted().toList();
    exchanges = exchanges.stream().distinct().sorted(Exchange.ORDER).toList();
  }

  /** Nothing is known that would keep a change within some of the rows. */
  public static Partitioning whole(String reason) {
    return new Partitioning(Kind.WHOLE, List.of(), List.of(), List.of(), reason);
  }
}
