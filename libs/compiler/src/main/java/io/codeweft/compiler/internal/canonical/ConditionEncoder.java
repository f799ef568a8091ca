package io.codeweft.compiler.internal.canonical;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * Conditions as a set of clauses that all hold, each a set of tests of which one holds (conjunctive
 * normal form), without clauses that follow from another. Negation, distribution and absorption are
 * laws of three-valued logic too, so this keeps nulls. Bounded: a part that would give more than
 * {@link #MOST_CLAUSES} is written as it stands.
 *
 * @param tests writes what is no AND, OR or NOT
 */
record ConditionEncoder(RexEncoder tests, RexBuilder rex) {
  static final int MOST_CLAUSES = 64;
  private static final int MOST_MEMBERS = 16;
  private static final String NOT_NULL = "{\"is not null\":[";
  private static final List<String> COMPARISONS =
      List.of("{\"=\":[", "{\"<>\":[", "{\"<\":[", "{\"<=\":[");

  /** The condition as a value: a null result counts. */
  String value(RexNode condition) {
    Set<Set<String>> clauses = clauses(condition, false, false);
    return clauses.size() == 1
        ? clause(clauses.iterator().next())
        : JsonText.object("and", JsonText.set(texts(clauses)));
  }

  /** Conditions that rows have to meet: null is as good as false. */
  List<String> filter(List<RexNode> conditions) {
    Set<Set<String>> all = new HashSet<>();
    conditions.forEach(condition -> all.addAll(clauses(condition, false, true)));
    List<String> texts = texts(absorbed(all));
    return texts.stream().filter(text -> !isImplied(text, texts)).sorted().toList();
  }

  /** Whether a text is the test that something is not null that a comparison compares. */
  private static boolean isImplied(String text, List<String> texts) {
    if (!text.startsWith(NOT_NULL)) {
      return false;
    }
    String tested = text.substring(NOT_NULL.length(), text.length() - "]}".length());
    return texts.stream()
        .anyMatch(
            other ->
                COMPARISONS.stream().anyMatch(other::startsWith)
                    && (other.endsWith("," + tested + "]}")
                        || COMPARISONS.stream().anyMatch(c -> other.startsWith(c + tested + ","))));
  }

  private static List<String> texts(Set<Set<String>> clauses) {
    return clauses.stream().map(ConditionEncoder::clause).toList();
  }

  private static String clause(Set<String> tests) {
    return tests.size() == 1
        ? tests.iterator().next()
        : JsonText.object("or", JsonText.array(tests));
  }

  private static Set<Set<String>> absorbed(Set<Set<String>> clauses) {
    Set<Set<String>> needed = new HashSet<>(clauses);
    needed.removeIf(
        clause -> clauses.stream().anyMatch(other -> other != clause && isPart(other, clause)));
    return needed;
  }

  private static boolean isPart(Set<String> part, Set<String> whole) {
    return part.size() < whole.size() && whole.containsAll(part);
  }

  /**
   * @param negated whether the negation of the condition is meant
   * @param filter whether null is as good as false here
   */
  private Set<Set<String>> clauses(RexNode condition, boolean negated, boolean filter) {
    return switch (condition.getKind()) {
      case LITERAL -> literal((RexLiteral) condition, negated);
      case NOT -> clauses(operand(condition), !negated, filter);
      case AND, OR ->
          (condition.getKind() == SqlKind.AND) == !negated
              ? all(operands(condition), negated, filter)
              : any(condition, negated, filter);
      case SEARCH -> search((RexCall) condition, negated, filter);
      case IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE ->
          truth((RexCall) condition, negated, filter);
      default -> test(condition, negated, filter);
    };
  }

  private Set<Set<String>> literal(RexLiteral literal, boolean negated) {
    if (literal.isNull()) {
      return one(tests.test(literal));
    }
    return literal.isAlwaysTrue() == negated ? new HashSet<>(Set.of(Set.of())) : new HashSet<>();
  }

  private Set<Set<String>> all(List<RexNode> conditions, boolean negated, boolean filter) {
    Set<Set<String>> clauses = new HashSet<>();
    conditions.forEach(condition -> clauses.addAll(clauses(condition, negated, filter)));
    return absorbed(clauses);
  }

  private Set<Set<String>> any(RexNode condition, boolean negated, boolean filter) {
    Set<Set<String>> product = new HashSet<>(Set.of(Set.of()));
    for (RexNode operand : operands(condition)) {
      Set<Set<String>> added = clauses(operand, negated, filter);
      if ((long) product.size() * added.size() > MOST_CLAUSES) {
        return asItStands(condition, negated, filter);
      }
      Set<Set<String>> next = new HashSet<>();
      for (Set<String> left : product) {
        for (Set<String> right : added) {
          Set<String> both = new TreeSet<>(left);
          both.addAll(right);
          next.add(both);
        }
      }
      product = absorbed(next);
    }
    return product;
  }

  private Set<Set<String>> asItStands(RexNode condition, boolean negated, boolean filter) {
    List<String> alternatives = new ArrayList<>();
    for (RexNode operand : operands(condition)) {
      Set<Set<String>> clauses = clauses(operand, negated, filter);
      alternatives.add(JsonText.object("and", JsonText.set(texts(clauses))));
    }
    return one(JsonText.object("any", JsonText.set(alternatives)));
  }

  /** A set of values or ranges, as comparisons where there are few. */
  private Set<Set<String>> search(RexCall search, boolean negated, boolean filter) {
    RexNode expanded = RexUtil.expandSearch(rex, null, search);
    return expanded.getKind() == SqlKind.SEARCH
            || (expanded instanceof RexCall call && call.getOperands().size() > MOST_MEMBERS)
        ? one(negated ? JsonText.object("not", tests.test(search)) : tests.test(search))
        : clauses(expanded, negated, filter);
  }

  private Set<Set<String>> truth(RexCall test, boolean negated, boolean filter) {
    RexNode inner = operand(test);
    boolean asksFalse =
        test.getKind() == SqlKind.IS_FALSE || test.getKind() == SqlKind.IS_NOT_FALSE;
    boolean not =
        (test.getKind() == SqlKind.IS_NOT_TRUE || test.getKind() == SqlKind.IS_NOT_FALSE)
            != negated;
    return not ? isNotTrue(inner, asksFalse) : isTrue(inner, asksFalse, filter);
  }

  /**
   * @param negated whether the negation of the condition has to be true
   */
  private Set<Set<String>> isTrue(RexNode condition, boolean negated, boolean filter) {
    if (filter || !condition.getType().isNullable()) {
      return clauses(condition, negated, filter);
    }
    switch (condition.getKind()) {
      case NOT -> {
        return isTrue(operand(condition), !negated, false);
      }
      case AND, OR -> {
        return truths(condition, negated, true);
      }
      default -> {
        if (isComparison(condition)) {
          Set<Set<String>> clauses = clauses(condition, negated, false);
          nullable(condition).forEach(o -> clauses.add(Set.of(tests.isNull(o, true))));
          return clauses;
        }
        String test = JsonText.object("is true", text(condition, negated));
        return one(test);
      }
    }
  }

  private Set<Set<String>> isNotTrue(RexNode condition, boolean negated) {
    if (!condition.getType().isNullable()) {
      return clauses(condition, !negated, false);
    }
    switch (condition.getKind()) {
      case NOT -> {
        return isNotTrue(operand(condition), !negated);
      }
      case AND, OR -> {
        return truths(condition, negated, false);
      }
      default -> {
        if (isComparison(condition)) {
          Set<String> clause = new TreeSet<>();
          nullable(condition).forEach(operand -> clause.add(tests.isNull(operand, false)));
          clauses(condition, !negated, false).forEach(clause::addAll);
          return new HashSet<>(Set.of(clause));
        }
        return one(JsonText.object("is not true", text(condition, negated)));
      }
    }
  }

  /** Truth goes inside: an AND is true when all are true, not true when one is not. */
  private Set<Set<String>> truths(RexNode condition, boolean negated, boolean isTrue) {
    boolean and = (condition.getKind() == SqlKind.AND) != negated;
    Set<Set<String>> product = and == isTrue ? new HashSet<>() : new HashSet<>(Set.of(Set.of()));
    for (RexNode operand : operands(condition)) {
      Set<Set<String>> added =
          isTrue ? isTrue(operand, negated, false) : isNotTrue(operand, negated);
      if (and == isTrue) {
        product.addAll(added);
        continue;
      }
      if ((long) product.size() * added.size() > MOST_CLAUSES) {
        String name = isTrue ? "is true" : "is not true";
        return one(JsonText.object(name, text(condition, negated)));
      }
      Set<Set<String>> next = new HashSet<>();
      for (Set<String> left : product) {
        for (Set<String> right : added) {
          Set<String> both = new TreeSet<>(left);
          both.addAll(right);
          next.add(both);
        }
      }
      product = next;
    }
    return absorbed(product);
  }

  private String text(RexNode condition, boolean negated) {
    Set<Set<String>> clauses = clauses(condition, negated, false);
    return clauses.size() == 1
        ? clause(clauses.iterator().next())
        : JsonText.object("and", JsonText.set(texts(clauses)));
  }

  /** Comparisons are null exactly when an operand is. */
  private static boolean isComparison(RexNode condition) {
    return switch (condition.getKind()) {
      case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          true;
      default -> false;
    };
  }

  private static boolean hasOpposite(RexNode condition) {
    return isComparison(condition)
        || switch (condition.getKind()) {
          case IS_NULL, IS_NOT_NULL, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM -> true;
          default -> false;
        };
  }

  private static List<RexNode> nullable(RexNode comparison) {
    return operands(comparison).stream()
        .filter(o -> RexEncoder.plain(o).getType().isNullable())
        .toList();
  }

  private Set<Set<String>> test(RexNode condition, boolean negated, boolean filter) {
    if (!negated) {
      return one(filter ? tests.filterTest(condition) : tests.test(condition));
    }
    if (condition instanceof RexCall call && hasOpposite(condition)) {
      return one(tests.opposite(call, condition.getKind().negateNullSafe()));
    }
    return one(JsonText.object("not", tests.test(condition)));
  }

  private static Set<Set<String>> one(String test) {
    return new HashSet<>(Set.of(Set.of(test)));
  }

  private static RexNode operand(RexNode call) {
    return operands(call).getFirst();
  }

  private static List<RexNode> operands(RexNode call) {
    return ((RexCall) call).getOperands();
  }
}
