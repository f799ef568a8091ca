package io.codeweft.compiler.internal.render;

import io.codeweft.compiler.internal.recursion.Recursion;
import io.codeweft.compiler.internal.recursion.RecursiveScan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.sql.SqlExplainFormat;
import org.apache.calcite.sql.SqlExplainLevel;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a plan that occur more than once and cost something: they are computed once, in a WITH
 * item. What is inside a repeated part counts once.
 */
final class Repeated {
  private static final Pattern VARIABLE = Pattern.compile("\\$cor\\d+");

  private final Map<String, Integer> occurrences = new HashMap<>();

  Repeated(RelNode plan) {
    new RelVisitor() {
      @Override
      public void visit(RelNode node, int ordinal, @Nullable RelNode parent) {
        if (!isCostly(node) || occurrences.merge(digest(node), 1, Integer::sum) == 1) {
          super.visit(node, ordinal, parent);
        }
      }
    }.go(plan);
  }

  /** The name of the part, equal for equal parts; null when it does not pay to share it. */
  @Nullable String keyOf(RelNode node) {
    if (!isCostly(node)) {
      return null;
    }
    String digest = digest(node);
    return occurrences.getOrDefault(digest, 0) > 1 && standsAlone(node) ? digest : null;
  }

  private static boolean isCostly(RelNode node) {
    return switch (node) {
      case Aggregate aggregate -> true;
      case Join join -> true;
      case Correlate correlate -> true;
      case SetOp setOp -> true;
      case Recursion recursion -> true;
      case Sort sort -> sort.fetch != null;
      case Project project -> project.containsOver();
      default -> false;
    };
  }

  /** Correlation variables are numbered by appearance: equal parts have different ones. */
  private static String digest(RelNode node) {
    String text =
        RelOptUtil.dumpPlan("", node, SqlExplainFormat.TEXT, SqlExplainLevel.DIGEST_ATTRIBUTES);
    Map<String, String> numbers = new HashMap<>();
    return VARIABLE
        .matcher(text)
        .replaceAll(v -> "row" + numbers.computeIfAbsent(v.group(), n -> "" + numbers.size()));
  }

  /** Neither of a row beside it nor of the recursion it is in. */
  private static boolean standsAlone(RelNode node) {
    Set<CorrelationId> bound = new HashSet<>();
    Set<CorrelationId> used = new HashSet<>(RelOptUtil.getVariablesUsed(node));
    boolean[] open = {false};
    new RelVisitor() {
      @Override
      public void visit(RelNode inner, int ordinal, @Nullable RelNode parent) {
        bound.addAll(inner.getVariablesSet());
        open[0] |= inner instanceof RecursiveScan;
        if (!(inner instanceof Recursion)) {
          super.visit(inner, ordinal, parent);
        }
      }
    }.go(node);
    used.removeAll(bound);
    return used.isEmpty() && !open[0];
  }
}
