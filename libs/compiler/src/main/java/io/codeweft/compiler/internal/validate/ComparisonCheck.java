package io.codeweft.compiler.internal.validate;

import io.codeweft.compiler.internal.lane.Diagnostics;
import io.codeweft.compiler.internal.types.Types;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;

/**
 * What the validator lets pass and must not. Both sides of a comparison must be of one family
 * (text, number, bool, or the same nested type): Calcite lets {@code text = number} pass even with
 * coercion off, and engines then differ.
 */
final class ComparisonCheck extends SqlBasicVisitor<Void> {
  private final SqlValidator validator;
  private final Diagnostics diagnostics;

  ComparisonCheck(SqlValidator validator, Diagnostics diagnostics) {
    this.validator = validator;
    this.diagnostics = diagnostics;
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    if (SqlKind.COMPARISON.contains(call.getKind()) || call.getKind() == SqlKind.NULLIF) {
      compare(call, call.operand(0), call.operand(1));
    } else if (call.getKind() == SqlKind.BETWEEN) {
      compare(call, call.operand(0), call.operand(1));
      compare(call, call.operand(0), call.operand(2));
    }
    if (call.getKind() == SqlKind.ITEM) {
      checkPosition(call.operand(0), call.operand(1));
    }
    return super.visit(call);
  }

  /** A list has no element below 1, though some engines count from the end there. */
  private void checkPosition(SqlNode list, SqlNode position) {
    RelDataType type = validator.getValidatedNodeTypeIfKnown(list);
    boolean negative = position.getKind() == SqlKind.MINUS_PREFIX;
    SqlNode number = negative ? ((SqlCall) position).operand(0) : position;
    boolean below =
        number instanceof SqlNumericLiteral literal
            && literal.isInteger()
            && (negative || literal.bigDecimalValue().signum() <= 0);
    if (below && type != null && type.getComponentType() != null) {
      diagnostics.add(
          "position",
          position.getParserPosition(),
          "the elements of a list count from 1; for the last write list[cardinality(list)]");
    }
  }

  private void compare(SqlCall call, SqlNode left, SqlNode right) {
    if (right instanceof SqlNodeList list) {
      list.forEach(element -> compare(call, left, element));
      return;
    }
    RelDataType a = validator.getValidatedNodeTypeIfKnown(left);
    RelDataType b = validator.getValidatedNodeTypeIfKnown(right);
    if (a == null || b == null || comparable(unwrapped(a, right), unwrapped(b, left))) {
      return;
    }
    diagnostics.add(
        "type-mismatch",
        call.getParserPosition(),
        "cannot compare "
            + Types.text(a)
            + " with "
            + Types.text(unwrapped(b, left))
            + " ("
            + call.getKind().sql
            + "); cast one side");
  }

  /** A sub-query of one column stands for that column. */
  private static RelDataType unwrapped(RelDataType type, SqlNode other) {
    boolean row = type.isStruct() && type.getFieldCount() == 1 && other.getKind() != SqlKind.ROW;
    return row ? type.getFieldList().getFirst().getType() : type;
  }

  private static boolean comparable(RelDataType a, RelDataType b) {
    if (a.isStruct() && b.isStruct() && a.getFieldCount() == b.getFieldCount()) {
      for (int i = 0; i < a.getFieldCount(); i++) {
        if (!comparable(a.getFieldList().get(i).getType(), b.getFieldList().get(i).getType())) {
          return false;
        }
      }
      return true;
    }
    String first = family(a);
    String second = family(b);
    return first.equals(second) || List.of(first, second).contains("null");
  }

  private static String family(RelDataType type) {
    SqlTypeName name = type.getSqlTypeName();
    if (SqlTypeName.CHAR_TYPES.contains(name)) {
      return "text";
    }
    if (SqlTypeName.NUMERIC_TYPES.contains(name)) {
      return "number";
    }
    return name == SqlTypeName.NULL
        ? "null"
        : Types.text(type).replace("!", "").toLowerCase(Locale.ROOT);
  }
}
