package io.codeweft.compiler.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * One form for what CASE, COALESCE and NULLIF can say: NULLIF is a CASE, a CASE that asks for null
 * and gives the value it asked about is a COALESCE, nested ones are one, and a CASE of truth values
 * is a condition.
 */
public final class Conditionals extends EveryExpression {
  @Override
  public String identity() {
    return "conditionals/1";
  }

  @Override
  RexNode rewritten(RexCall call, RexBuilder rex) {
    if (!RexUtil.isDeterministic(call)) {
      return call;
    }
    return switch (call.getKind()) {
      case CASE -> typed(cases(call, rex), call.getType(), rex);
      case COALESCE ->
          typed(coalesce(call.getOperands(), call.getType(), rex), call.getType(), rex);
      case NULLIF -> typed(nullIf(call, rex), call.getType(), rex);
      default -> call;
    };
  }

  private static RexNode nullIf(RexCall call, RexBuilder rex) {
    RexNode value = call.getOperands().get(0);
    RexNode equal = rex.makeCall(SqlStdOperatorTable.EQUALS, value, call.getOperands().get(1));
    return choice(equal, rex.makeNullLiteral(call.getType()), value, call.getType(), rex);
  }

  private static RexNode cases(RexCall call, RexBuilder rex) {
    List<RexNode> operands = call.getOperands();
    RexNode rest = operands.getLast();
    for (int i = operands.size() - 3; i >= 0; i -= 2) {
      rest = choice(operands.get(i), operands.get(i + 1), rest, call.getType(), rex);
    }
    return rest;
  }

  /** The value when the condition is true, else the other one. */
  private static RexNode choice(
      RexNode condition, RexNode value, RexNode other, RelDataType type, RexBuilder rex) {
    if (condition instanceof RexLiteral literal) {
      return literal.isAlwaysTrue() ? value : other;
    }
    if (same(value, other)) {
      return value;
    }
    if (condition instanceof RexCall test && test.getOperands().size() == 1) {
      RexNode tested = test.getOperands().getFirst();
      switch (test.getKind()) {
        case IS_TRUE -> {
          return choice(tested, value, other, type, rex);
        }
        case IS_NOT_TRUE -> {
          return choice(tested, other, value, type, rex);
        }
        case IS_FALSE -> {
          return choice(RexUtil.not(tested), value, other, type, rex);
        }
        case IS_NOT_FALSE -> {
          return choice(RexUtil.not(tested), other, value, type, rex);
        }
        case IS_NULL -> {
          RexNode present = rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, tested);
          return choice(present, other, value, type, rex);
        }
        case IS_NOT_NULL -> {
          if (uncast(tested).equals(withoutCasts(value))) {
            return coalesce(List.of(mayBeNull(value, rex), other), type, rex);
          }
        }
        case NOT -> {
          if (!tested.getType().isNullable()) {
            return choice(tested, other, value, type, rex);
          }
        }
        default -> {}
      }
    }
    if (isTurned(condition)) {
      RexNode opposite =
          rex.makeCall(
              Objects.requireNonNull(RexUtil.op(condition.getKind().negateNullSafe())),
              ((RexCall) condition).getOperands());
      return choice(opposite, other, value, type, rex);
    }
    return type.getSqlTypeName() == SqlTypeName.BOOLEAN
        ? truth(condition, value, other, type, rex)
        : written(condition, value, other, type, rex);
  }

  /** Of a comparison that is never null and its opposite, one is asked. */
  private static boolean isTurned(RexNode condition) {
    return switch (condition.getKind()) {
      case NOT_EQUALS, GREATER_THAN_OR_EQUAL, LESS_THAN_OR_EQUAL ->
          !condition.getType().isNullable();
      case IS_DISTINCT_FROM -> true;
      default -> false;
    };
  }

  private static RexNode truth(
      RexNode condition, RexNode value, RexNode other, RelDataType type, RexBuilder rex) {
    RexNode is = rex.makeCall(SqlStdOperatorTable.IS_TRUE, condition);
    RexNode isNot = rex.makeCall(SqlStdOperatorTable.IS_NOT_TRUE, condition);
    if (value.isAlwaysTrue()) {
      return other.isAlwaysFalse() ? is : rex.makeCall(SqlStdOperatorTable.OR, is, other);
    }
    if (value.isAlwaysFalse()) {
      return other.isAlwaysTrue() ? isNot : rex.makeCall(SqlStdOperatorTable.AND, isNot, other);
    }
    if (other.isAlwaysFalse()) {
      return rex.makeCall(SqlStdOperatorTable.AND, is, value);
    }
    if (other.isAlwaysTrue()) {
      return rex.makeCall(SqlStdOperatorTable.OR, isNot, value);
    }
    return written(condition, value, other, type, rex);
  }

  private static RexNode written(
      RexNode condition, RexNode value, RexNode other, RelDataType type, RexBuilder rex) {
    List<RexNode> operands = new ArrayList<>(List.of(condition, value));
    RexNode rest = uncast(other);
    if (rest.getKind() == SqlKind.CASE) {
      List<RexNode> inner = ((RexCall) rest).getOperands();
      if (same(inner.get(1), value)) {
        operands.set(0, rex.makeCall(SqlStdOperatorTable.OR, condition, inner.get(0)));
        operands.addAll(inner.subList(2, inner.size()));
      } else {
        operands.addAll(inner);
      }
    } else {
      operands.add(other);
    }
    return rex.makeCall(type, SqlStdOperatorTable.CASE, operands);
  }

  private static RexNode coalesce(List<RexNode> operands, RelDataType type, RexBuilder rex) {
    List<RexNode> kept = new ArrayList<>();
    collect(operands, kept);
    if (kept.isEmpty()) {
      return rex.makeNullLiteral(type);
    }
    if (kept.size() == 1) {
      return kept.getFirst();
    }
    if (kept.size() == 2 && type.getSqlTypeName() == SqlTypeName.BOOLEAN) {
      if (kept.getLast().isAlwaysFalse()) {
        return rex.makeCall(SqlStdOperatorTable.IS_TRUE, kept.getFirst());
      }
      if (kept.getLast().isAlwaysTrue()) {
        return rex.makeCall(SqlStdOperatorTable.IS_NOT_FALSE, kept.getFirst());
      }
    }
    return rex.makeCall(type, SqlStdOperatorTable.COALESCE, kept);
  }

  /** Up to the first that is never null; of equal ones the first. */
  private static void collect(List<RexNode> operands, List<RexNode> kept) {
    for (RexNode operand : operands) {
      RexNode plain = uncast(operand);
      if (plain.getKind() == SqlKind.COALESCE) {
        collect(((RexCall) plain).getOperands(), kept);
      } else if (!RexLiteral.isNullLiteral(plain)
          && kept.stream().noneMatch(before -> same(before, operand))) {
        kept.add(operand);
      }
      if (!kept.isEmpty() && !withoutCasts(kept.getLast()).getType().isNullable()) {
        return;
      }
    }
  }

  private static boolean same(RexNode a, RexNode b) {
    RexNode left = uncast(a);
    RexNode right = uncast(b);
    return left.equals(right)
        || (RexLiteral.isNullLiteral(left) && RexLiteral.isNullLiteral(right));
  }

  /** Without casts that change only what may be null. */
  private static RexNode uncast(RexNode expression) {
    RexNode at = expression;
    while (at.getKind() == SqlKind.CAST
        && sameButNulls(at.getType(), ((RexCall) at).getOperands().getFirst().getType())) {
      at = ((RexCall) at).getOperands().getFirst();
    }
    return at;
  }

  /** A cast gives null for null and for nothing else. */
  private static RexNode withoutCasts(RexNode expression) {
    RexNode at = expression;
    while (at.getKind() == SqlKind.CAST) {
      at = ((RexCall) at).getOperands().getFirst();
    }
    return at;
  }

  /** The value as it is where it has not been tested: its type may say that it is not null. */
  private static RexNode mayBeNull(RexNode value, RexBuilder rex) {
    RexNode plain = uncast(value);
    if (plain.getKind() != SqlKind.CAST) {
      return plain;
    }
    RelDataType type = rex.getTypeFactory().createTypeWithNullability(plain.getType(), true);
    return rex.makeAbstractCast(
        type, mayBeNull(((RexCall) plain).getOperands().getFirst(), rex), false);
  }

  private static boolean sameButNulls(RelDataType a, RelDataType b) {
    return a.getSqlTypeName() == b.getSqlTypeName()
        && a.getFullTypeString()
            .replace(" NOT NULL", "")
            .equals(b.getFullTypeString().replace(" NOT NULL", ""));
  }
}
