package io.codeweft.compiler.random;

import java.util.List;

/** FROM clauses: tables, sub-queries and joins of them. */
final class Sources {
  private final RandomQuery query;
  private final Dice dice;
  private final Spelling spelling;

  Sources(RandomQuery query) {
    this.query = query;
    this.dice = query.dice;
    this.spelling = query.spelling;
  }

  /**
   * @param depth how deep sub-queries go
   */
  Source from(int depth) {
    return from(item(depth), depth);
  }

  /** The first, or a join with it. */
  Source from(Source first, int depth) {
    if (depth == 0 || dice.oneIn(2)) {
      return first;
    }
    Source second = item(depth - 1);
    List<Column> both = first.with(second);
    String join = dice.pick("JOIN", "JOIN", "LEFT JOIN", "FULL JOIN");
    String on =
        spelling.equal(
            query.values.textColumn(first.columns()), query.values.textColumn(second.columns()));
    if (!join.equals("FULL JOIN") && dice.oneIn(3)) {
      on = spelling.both("AND", on, query.conditions.simple(both));
    }
    String turned = join.equals("LEFT JOIN") ? "RIGHT JOIN" : join;
    return new Source(
        dice.said(
            first.from() + " " + join + " " + second.from() + " ON " + on,
            second.from() + " " + turned + " " + first.from() + " ON " + on),
        both);
  }

  private Source item(int depth) {
    return switch (dice.below(depth > 0 ? 6 : 3)) {
      case 0 -> files();
      case 1 -> refs();
      case 2 -> query.nested.row();
      case 3 -> query.nested.unnested();
      case 4 -> query.subQueries.semiOrAnti();
      default -> {
        String inner = query.query(depth - 1, 2 + dice.below(2));
        String a = dice.alias();
        yield Source.of("(" + inner + ") AS " + a, a, List.of("c0"), List.of("c1"));
      }
    };
  }

  private Source files() {
    String a = dice.alias();
    return Source.of(
        dice.said("files AS " + a, "(SELECT * FROM files) AS " + a),
        a,
        List.of("path", "repo", "lang"),
        List.of("size"));
  }

  private Source refs() {
    String a = dice.alias();
    return Source.of(
        dice.said("refs AS " + a, "(SELECT * FROM refs) AS " + a),
        a,
        List.of("path", "name"),
        List.of("ref_id", "bstart", "bend"));
  }
}
