package io.codeweft.compiler.internal.partition;

import io.codeweft.compiler.internal.partition.Spread.Pin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Joins: each side that keeps its rows reads the other one. */
record Joined(Spreading plan) {
  private static final String HOW = "joined";

  /** Columns of the two sides that are set equal. */
  private record Pair(int left, int right) {}

  Spread join(Join join, Spread left, Spread right) {
    List<RexNode> conditions = RelOptUtil.conjunctions(join.getCondition());
    List<Tie> toRight = new ArrayList<>();
    List<Tie> toLeft = new ArrayList<>();
    List<Pair> pairs = new ArrayList<>();
    for (RexNode condition : conditions) {
      Equality equality = Equality.of(condition);
      if (equality != null) {
        tie(equality, false, left, right, toRight, toLeft, pairs);
        tie(equality, true, left, right, toRight, toLeft, pairs);
      }
    }
    Spread fromLeft = new Across(plan, left, right.scans(), HOW).by(toRight);
    Spread fromRight = new Across(plan, right, left.scans(), HOW).by(toLeft);
    Spread joined =
        switch (join.getJoinType()) {
          case INNER ->
              inner(both(fromLeft.columns(), fromRight.columns(), fromLeft, fromRight), pairs);
          case LEFT ->
              outer(both(fromLeft.columns(), lost(right), fromLeft, fromRight), pairs, false);
          case RIGHT ->
              outer(both(lost(left), fromRight.columns(), fromLeft, fromRight), pairs, true);
          case FULL -> full(left, right, fromLeft, fromRight, pairs);
          case SEMI, ANTI -> fromLeft.pinnedAlso(right.pins());
          default -> throw new IllegalStateException("no partitioning for " + join.getJoinType());
        };
    return new SubQueries(plan).beside(conditions, joined);
  }

  private static void tie(
      Equality equality,
      boolean swapped,
      Spread left,
      Spread right,
      List<Tie> toRight,
      List<Tie> toLeft,
      List<Pair> pairs) {
    RexNode here = swapped ? equality.right() : equality.left();
    RexNode there = swapped ? equality.left() : equality.right();
    int width = left.columns().size();
    Integer a = Equality.column(here);
    Integer b = Equality.column(there);
    boolean onlyLeft = isWithin(here, 0, width);
    boolean onlyRight = isWithin(there, width, Integer.MAX_VALUE);
    if (!onlyLeft || !onlyRight) {
      return;
    }
    Reach onRight = b == null ? null : right.columns().get(b - width);
    if (onRight != null) {
      toRight.add(new Tie(here, onRight, equality.nullsMeet()));
    }
    Reach onLeft = a == null ? null : left.columns().get(a);
    if (onLeft != null) {
      toLeft.add(new Tie(RexUtil.shift(there, -width), onLeft, equality.nullsMeet()));
    }
    if (a != null && b != null) {
      pairs.add(new Pair(a, b));
    }
  }

  private static boolean isWithin(RexNode expression, int from, int to) {
    ImmutableBitSet columns = RelOptUtil.InputFinder.bits(expression);
    return !columns.isEmpty() && columns.nth(0) >= from && columns.length() <= to;
  }

  private static List<@Nullable Reach> lost(Spread side) {
    return Spreading.unknown(side.columns().size());
  }

  private static Spread both(
      List<@Nullable Reach> left, List<@Nullable Reach> right, Spread fromLeft, Spread fromRight) {
    List<@Nullable Reach> columns = new ArrayList<>(left);
    columns.addAll(right);
    Map<Pin, Reach> pins = new HashMap<>(fromLeft.pins());
    fromRight.pins().forEach((pin, reach) -> pins.merge(pin, reach, Reach::and));
    Set<Integer> scans = new HashSet<>(fromLeft.scans());
    scans.addAll(fromRight.scans());
    Classes same = fromLeft.same().appended(fromRight.same());
    return new Spread(columns, same, pins, Map.of(), scans);
  }

  private static Spread inner(Spread both, List<Pair> pairs) {
    Spread equated = both;
    for (Pair pair : pairs) {
      equated = equated.equated(pair.left(), pair.right());
    }
    return equated;
  }

  /** The side that may be missing equals the other one where it is there. */
  private static Spread outer(Spread both, List<Pair> pairs, boolean right) {
    Classes same = both.same();
    for (Pair pair : pairs) {
      same =
          right
              ? same.equatedUnlessNull(pair.left(), pair.right())
              : same.equatedUnlessNull(pair.right(), pair.left());
    }
    return new Spread(both.columns(), same, both.pins(), both.halves(), both.scans());
  }

  private Spread full(
      Spread left, Spread right, Spread fromLeft, Spread fromRight, List<Pair> pairs) {
    Spread row = both(lost(left), lost(right), fromLeft, fromRight);
    Map<Set<Integer>, Reach> halves = new HashMap<>();
    for (Pair pair : pairs) {
      Reach a = left.columns().get(pair.left());
      Reach b = right.columns().get(pair.right() - left.columns().size());
      if (a != null && b != null) {
        halves.put(Set.of(pair.left(), pair.right()), a.and(b));
      }
    }
    plan.obstacle(
        "a FULL JOIN keeps rows of either side, and no COALESCE of their owners is given");
    return new Spread(row.columns(), row.same(), row.pins(), halves, row.scans());
  }
}
