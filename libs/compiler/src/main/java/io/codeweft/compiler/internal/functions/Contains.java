package io.codeweft.compiler.internal.functions;

import io.codeweft.compiler.internal.types.Types;
import io.codeweft.contracts.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * {@code a @> b}: whether a list holds every element of another that is not null, a map every entry
 * of another, or a struct has every field of another with its value. Null where one side is.
 */
public final class Contains extends SqlFunction implements Macro {
  public static final Contains INSTANCE = new Contains();

  private static final LaneFunction LIST_HAS_ALL =
      LaneFunction.builtin("list_has_all(list list<T>; elements list<T>) -> bool!", "list_has_all");

  private Contains() {
    super(
        "@>", SqlKind.OTHER_FUNCTION, null, null, OperandTypes.ANY_ANY, SqlFunctionCategory.SYSTEM);
  }

  /** Not looked up by name: authors write an operator. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    RelDataType whole = validator.deriveType(scope, call.operand(0));
    RelDataType part = validator.deriveType(scope, call.operand(1));
    check(call, whole, part);
    RelDataTypeFactory types = validator.getTypeFactory();
    return types.createTypeWithNullability(
        types.createSqlType(SqlTypeName.BOOLEAN), whole.isNullable() || part.isNullable());
  }

  private static void check(SqlCall call, RelDataType whole, RelDataType part) {
    if (whole.isStruct() && part.isStruct()) {
      for (RelDataTypeField field : part.getFieldList()) {
        RelDataTypeField other = whole.getField(field.getName(), false, false);
        if (other == null) {
          throw new CallRefusal(
              "unknown-column",
              call.operand(1).getParserPosition(),
              "unknown field '" + field.getName() + "' of " + Types.text(whole),
              Nearest.to(field.getName(), whole.getFieldNames()));
        }
        checkSame(call, other.getType(), field.getType(), "field '" + field.getName() + "'");
      }
    } else if (whole.getKeyType() != null && part.getKeyType() != null) {
      checkSame(call, whole.getKeyType(), part.getKeyType(), "a key");
      checkSame(
          call,
          Objects.requireNonNull(whole.getValueType()),
          Objects.requireNonNull(part.getValueType()),
          "a value");
    } else if (whole.getComponentType() != null && part.getComponentType() != null) {
      checkSame(call, whole.getComponentType(), part.getComponentType(), "an element");
    } else {
      throw misfit(
          call,
          "@> takes two lists, two maps or two structs, not "
              + Types.text(whole)
              + " and "
              + Types.text(part)
              + (whole.getComponentType() == null
                  ? ""
                  : "; for one element write list_contains(list, value)"));
    }
  }

  private static void checkSame(SqlCall call, RelDataType a, RelDataType b, String what) {
    boolean scalars = isScalar(a) && isScalar(b);
    if (!scalars || !Member.sameFamily(a, b)) {
      throw misfit(
          call,
          what
              + " is "
              + Types.text(a)
              + " on the side that contains and "
              + Types.text(b)
              + " on the other; both must be texts, numbers or bools"
              + (scalars ? ": cast one side" : ""));
    }
  }

  private static boolean isScalar(RelDataType type) {
    return TypePattern.ANY_TYPES.contains(type.getSqlTypeName())
        || type.getSqlTypeName() == SqlTypeName.DOUBLE;
  }

  private static CallRefusal misfit(SqlNode at, String message) {
    return new CallRefusal("type-mismatch", at.getParserPosition(), message);
  }

  @Override
  public RexNode expansion(
      SqlCall call, List<RexNode> arguments, RexBuilder rex, Expansions expansions) {
    List<RexNode> sides = new ArrayList<>(arguments);
    if (arguments.getFirst().getType().isStruct()) {
      return structs(sides.get(0), sides.get(1), rex);
    }
    if (arguments.getFirst().getType().getKeyType() != null) {
      sides.replaceAll(map -> rex.makeCall(LaneFunction.MAP_ENTRIES, map));
    }
    return rex.makeCall(LIST_HAS_ALL, sides);
  }

  private static RexNode structs(RexNode whole, RexNode part, RexBuilder rex) {
    List<RexNode> equal = new ArrayList<>();
    for (RelDataTypeField field : part.getType().getFieldList()) {
      RelDataTypeField other =
          Objects.requireNonNull(whole.getType().getField(field.getName(), false, false));
      equal.add(
          rex.makeCall(
              SqlStdOperatorTable.IS_NOT_DISTINCT_FROM,
              rex.makeFieldAccess(whole, other.getIndex()),
              rex.makeFieldAccess(part, field.getIndex())));
    }
    RexNode all = RexUtil.composeConjunction(rex, equal);
    List<RexNode> there = new ArrayList<>();
    for (RexNode side : List.of(whole, part)) {
      if (side.getType().isNullable()) {
        there.add(rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, side));
      }
    }
    if (there.isEmpty()) {
      return all;
    }
    RelDataType nullable = rex.getTypeFactory().createTypeWithNullability(all.getType(), true);
    return rex.makeCall(
        nullable,
        SqlStdOperatorTable.CASE,
        List.of(RexUtil.composeConjunction(rex, there), all, rex.makeNullLiteral(nullable)));
  }
}
