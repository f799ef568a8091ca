package io.codeweft.compiler.internal.canonical;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/** One source of a block: a table, an unnested list, or a barrier with a block inside. */
final class Leaf {
  enum Kind {
    INNER,
    LEFT,
    SEMI,
    ANTI,
    UNNEST,
    LEFT_UNNEST;

    boolean isOptional() {
      return this != INNER && this != UNNEST;
    }
  }

  private Kind kind;
  private final String source;
  private final List<String> columns;
  private @Nullable RexNode list;
  private final List<RexNode> on = new ArrayList<>();
  private int base;

  private Leaf(Kind kind, String source, List<String> columns, @Nullable RexNode list) {
    this.kind = kind;
    this.source = source;
    this.columns = List.copyOf(columns);
    this.list = list;
  }

  /**
   * @param source encoding of the table or barrier
   */
  static Leaf of(String source, List<String> columns) {
    return new Leaf(Kind.INNER, source, columns, null);
  }

  /**
   * @param list what is unnested, over the columns of its block
   */
  static Leaf unnest(Kind kind, RexNode list, List<String> columns) {
    return new Leaf(kind, "\"unnest\"", columns, list);
  }

  Kind kind() {
    return kind;
  }

  void kind(Kind changed) {
    kind = changed;
  }

  String source() {
    return source;
  }

  List<String> columns() {
    return columns;
  }

  @Nullable RexNode list() {
    return list;
  }

  /** Conditions of an optional leaf. */
  List<RexNode> on() {
    return on;
  }

  /** Where its columns start in the numbering of its block. */
  int base() {
    return base;
  }

  void startAt(int column) {
    base = column;
  }

  void shift(int by) {
    base += by;
    on.replaceAll(condition -> RexUtil.shift(condition, by));
    list = list == null ? null : RexUtil.shift(list, by);
  }
}
