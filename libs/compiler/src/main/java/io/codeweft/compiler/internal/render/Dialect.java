package io.codeweft.compiler.internal.render;

import io.codeweft.compiler.internal.functions.LaneFunction;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowExclusion;

/**
 * What one engine writes in its own way. The walk over the plan is the same for all of them, and so
 * is everything that SQL engines agree on. Every method may throw {@link Unrenderable}: then the
 * engine has no program for the view.
 */
interface Dialect {

  /** Key of its programs, e.g. {@code duckdb}. */
  String engine();

  /** Version of the texts it writes. */
  int version();

  /** A quoted name. */
  String name(String name);

  /** A text literal. */
  String text(String value);

  String type(RelDataType type);

  /** Two values compared, nulls included. */
  Expr comparison(RexCall call, List<Expr> operands);

  /** Operators that are not written, or do not mean, the same everywhere. */
  Expr operator(RexCall call, List<Expr> operands);

  Expr function(LaneFunction function, RexCall call, List<Expr> operands);

  /**
   * A cast between types whose names differ.
   *
   * @param operand what {@code value} was made of
   * @param safe null instead of an error
   */
  Expr cast(Expr value, RexNode operand, RelDataType to, boolean safe);

  /** A struct whose fields have the names of the type. */
  Expr struct(RelDataType type, List<Expr> values);

  Expr aggregate(FunctionCall call);

  /**
   * @param over what stands between the brackets of OVER
   * @param ordered whether that has an ORDER BY
   */
  Expr window(FunctionCall call, Expr over, boolean ordered);

  /** The end of a frame clause, from its blank. */
  String exclusion(RexWindowExclusion exclusion);

  /** A literal as a sort key: a bare number would mean the position of a column. */
  String literalKey(String literal);

  /** Fails where the engine sorts, or compares by size, values of the type differently. */
  default void requireOrder(RelDataType type) {}

  /** Fails where the engine cannot tell values of the type apart. */
  default void requireDistinct(RelDataType type) {}

  /** How far out a sub-query may read: 1 is the rows of the select it stands in. */
  default int outerLevels() {
    return Integer.MAX_VALUE;
  }

  /** Whether IN over a sub-query is null, where nothing is equal and something is null. */
  default boolean givesNullOfIn() {
    return true;
  }

  /** Fails where a sub-query cannot read outer columns of the type. */
  default void requireOuter(RelDataType type) {}

  /** Whether a sub-query may read outer rows in a side of a join whose rows may be lost. */
  default boolean readsOutFromJoins() {
    return true;
  }

  /** An item of a WITH clause that is computed once. */
  String shared(String name, String body);

  /** An item of a WITH clause that reads itself; one round too many is an error of the run. */
  String recursive(Loop loop);

  /** The rows of a select, each once for every element of a list. */
  Select unnest(Select left, Unnesting unnesting, Frame frame);
}
