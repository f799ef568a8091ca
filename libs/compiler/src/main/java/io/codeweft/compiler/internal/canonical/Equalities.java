package io.codeweft.compiler.internal.canonical;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * Columns and fields that the conditions of a block make equal: {@code a = b AND b = c} says the
 * same of all three, and every other expression may speak of any of them. Only types whose equal
 * values cannot be told apart count: of float64, 0.0 and -0.0 are equal and differ as text.
 */
final class Equalities {
  private static final Set<String> EXACT = Set.of("string", "integer", "bigint", "boolean");

  private final Map<RexNode, List<RexNode>> members = new HashMap<>();
  private final List<RexNode> others = new ArrayList<>();

  private Equalities() {}

  /**
   * @param conditions all hold for every row of the block
   */
  static Equalities of(List<RexNode> conditions) {
    Equalities equalities = new Equalities();
    for (RexNode condition : conditions) {
      RelOptUtil.conjunctions(condition).forEach(equalities::add);
    }
    return equalities;
  }

  private void add(RexNode condition) {
    if (condition.getKind() == SqlKind.EQUALS) {
      RexNode a = ((RexCall) condition).getOperands().get(0);
      RexNode b = ((RexCall) condition).getOperands().get(1);
      if (isExact(a) && isExact(b) && TypeCode.of(a.getType()).equals(TypeCode.of(b.getType()))) {
        merge(a, b);
        return;
      }
    }
    others.add(condition);
  }

  private static boolean isExact(RexNode expression) {
    return Block.isPath(expression) && EXACT.contains(TypeCode.of(expression.getType()));
  }

  private void merge(RexNode a, RexNode b) {
    List<RexNode> first = members.computeIfAbsent(a, Equalities::alone);
    List<RexNode> second = members.computeIfAbsent(b, Equalities::alone);
    if (first != second) {
      first.addAll(second);
      second.forEach(member -> members.put(member, first));
    }
  }

  private static List<RexNode> alone(RexNode expression) {
    return new ArrayList<>(List.of(expression));
  }

  /** Everything equal to this expression, itself included; null when it is only itself. */
  @Nullable List<RexNode> equalTo(RexNode expression) {
    return members.get(expression);
  }

  /** One list for each group of equal expressions. */
  List<List<RexNode>> groups() {
    Map<List<RexNode>, Boolean> groups = new LinkedHashMap<>();
    members.values().forEach(group -> groups.put(group, true));
    return List.copyOf(groups.keySet());
  }

  /** The conditions that say something else: equal expressions are not null anyway. */
  List<RexNode> others() {
    return others.stream()
        .filter(
            condition ->
                condition.getKind() != SqlKind.IS_NOT_NULL
                    || !members.containsKey(((RexCall) condition).getOperands().getFirst()))
        .toList();
  }
}
