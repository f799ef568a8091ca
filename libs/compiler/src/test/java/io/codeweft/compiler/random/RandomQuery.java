package io.codeweft.compiler.random;

import java.util.ArrayList;
import java.util.List;

/** One random query. Its columns are c0, c1...: the first is a text, the others are numbers. */
public final class RandomQuery {
  /** What a query is about before anything else; the other things may be in it, too. */
  public enum Category {
    FLAT,
    NESTED,
    WINDOWS,
    GROUPING,
    SETS,
    SEMI_ANTI,
    WITH,
    LATERAL,
    RECURSION
  }

  final Dice dice;
  final Spelling spelling;
  final Values values;
  final Conditions conditions;
  final SubQueries subQueries;
  final Nested nested;
  final Sources sources;
  final Grouping grouping;
  final Windows windows;
  final Sets sets;
  final WithItems withItems;
  final Recursions recursions;
  private final Category category;
  private final String text;

  private RandomQuery(long meaning, long style) {
    this.dice = new Dice(meaning, style);
    this.spelling = new Spelling(dice);
    this.values = new Values(this);
    this.conditions = new Conditions(this);
    this.subQueries = new SubQueries(this);
    this.nested = new Nested(this);
    this.sources = new Sources(this);
    this.grouping = new Grouping(this);
    this.windows = new Windows(this);
    this.sets = new Sets(this);
    this.withItems = new WithItems(this);
    this.recursions = new Recursions(this);
    this.category = dice.pick(List.of(Category.values()));
    this.text = written();
  }

  /** The query of a seed. */
  public static RandomQuery of(long seed) {
    return new RandomQuery(seed, 1);
  }

  /** The query of a seed in other words. */
  public static RandomQuery respelled(long seed) {
    return new RandomQuery(seed, 2);
  }

  public Category category() {
    return category;
  }

  public String text() {
    return text;
  }

  private String written() {
    int columns = 1 + dice.below(3);
    return switch (category) {
      case FLAT -> query(2, columns);
      case NESTED -> select(sources.from(nested.unnested(), 2), 2, columns);
      case WINDOWS -> dice.oneIn(2) ? windows.qualified() : windowed(columns);
      case GROUPING -> {
        Source source = sources.from(2);
        yield grouping.grouped(source, where(source, 2), columns);
      }
      case SETS -> sets.operation(1, columns);
      case SEMI_ANTI -> select(sources.from(subQueries.semiOrAnti(), 1), 2, columns);
      case WITH -> withItems.shared();
      case LATERAL -> withItems.lateral();
      case RECURSION -> recursions.query();
    };
  }

  /**
   * @param depth how deep sub-queries go
   */
  String query(int depth, int columns) {
    return depth > 0 && dice.oneIn(6) ? sets.operation(depth - 1, columns) : select(depth, columns);
  }

  String select(int depth, int columns) {
    return select(sources.from(depth), depth, columns);
  }

  private String select(Source source, int depth, int columns) {
    String where = where(source, depth);
    int shape = dice.below(8);
    if (shape == 0) {
      return grouping.grouped(source, where, columns);
    }
    String rest = list(source, columns, shape == 1) + " FROM " + source.from() + where;
    return shape == 2 ? grouping.distinct(rest, columns) : "SELECT " + rest;
  }

  private String windowed(int columns) {
    Source source = sources.from(2);
    return "SELECT "
        + list(source, 1 + columns, true)
        + " FROM "
        + source.from()
        + where(source, 1);
  }

  private String where(Source source, int depth) {
    return dice.oneIn(2) ? "" : " WHERE " + conditions.condition(source.columns(), depth);
  }

  private String list(Source source, int columns, boolean windowed) {
    List<String> list = new ArrayList<>();
    list.add(values.text(source.columns(), 2) + " AS c0");
    for (int i = 1; i < columns; i++) {
      String number = windowed ? windows.window(source) : values.number(source.columns(), 2);
      list.add(number + " AS c" + i);
    }
    return String.join(", ", list);
  }
}
