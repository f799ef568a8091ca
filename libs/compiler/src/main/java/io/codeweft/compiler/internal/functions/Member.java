package io.codeweft.compiler.internal.functions;

import io.codeweft.compiler.internal.types.Types;
import io.codeweft.contracts.text.Nearest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * {@code x -> 'a'}: a field of a struct, the value of a key of a map, or an element of a list;
 * {@code x ->> 'a'}: the same as a text.
 */
public final class Member extends SqlFunction implements Macro {
  public static final Member VALUE = new Member("->");
  public static final Member TEXT = new Member("->>");

  private Member(String name) {
    super(
        name, SqlKind.OTHER_FUNCTION, null, null, OperandTypes.ANY_ANY, SqlFunctionCategory.SYSTEM);
  }

  /** Not looked up by name: authors write an operator. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    RelDataType of = validator.deriveType(scope, call.operand(0));
    RelDataType by = validator.deriveType(scope, call.operand(1));
    RelDataTypeFactory types = validator.getTypeFactory();
    RelDataType member = member(call, of, by, types);
    if (this == VALUE) {
      return member;
    }
    if (TypePattern.ANY_TYPES.contains(member.getSqlTypeName())
        || member.getSqlTypeName() == SqlTypeName.DOUBLE) {
      return text(member, types);
    }
    throw new CallRefusal(
        "type-mismatch",
        call.getParserPosition(),
        "->> gives a text, and " + Types.text(member) + " has none: go on with -> to a scalar",
        "->");
  }

  private static RelDataType text(RelDataType member, RelDataTypeFactory types) {
    return types.createTypeWithNullability(
        types.createSqlType(SqlTypeName.VARCHAR), member.isNullable());
  }

  private RelDataType member(
      SqlCall call, RelDataType of, RelDataType by, RelDataTypeFactory types) {
    SqlNode key = call.operand(1);
    if (of.isStruct()) {
      return field(key, of).getType();
    }
    RelDataType mapKey = of.getKeyType();
    if (mapKey != null) {
      if (!sameFamily(mapKey, by)) {
        throw misfit(key, "a key of this map is " + Types.text(mapKey) + ", not " + Types.text(by));
      }
      return types.createTypeWithNullability(Objects.requireNonNull(of.getValueType()), true);
    }
    RelDataType element = of.getComponentType();
    if (element == null) {
      throw misfit(
          call,
          getName()
              + " reads a field of a struct, a value of a map or an element of a list; "
              + Types.text(of)
              + " is none of them");
    }
    if (!SqlTypeName.INT_TYPES.contains(by.getSqlTypeName())) {
      throw misfit(key, "an element of a list has a position, not " + Types.text(by));
    }
    if (key instanceof SqlNumericLiteral number
        && number.bigDecimalValue().compareTo(BigDecimal.ONE) < 0) {
      throw new CallRefusal(
          "position",
          key.getParserPosition(),
          "the elements of a list count from 1; for the last write list[cardinality(list)]");
    }
    return types.createTypeWithNullability(element, true);
  }

  private static RelDataTypeField field(SqlNode key, RelDataType struct) {
    if (!(key instanceof SqlCharStringLiteral literal)) {
      throw misfit(key, "a field of a struct is named by a text: 'name'");
    }
    String name = literal.getValueAs(String.class);
    RelDataTypeField field = struct.getField(name, false, false);
    if (field == null) {
      throw new CallRefusal(
          "unknown-column",
          key.getParserPosition(),
          "unknown field '" + name + "' of " + Types.text(struct),
          Nearest.to(name, struct.getFieldNames()));
    }
    return field;
  }

  static boolean sameFamily(@Nullable RelDataType a, @Nullable RelDataType b) {
    return a != null
        && b != null
        && (a.getSqlTypeName() == b.getSqlTypeName()
            || (SqlTypeName.NUMERIC_TYPES.contains(a.getSqlTypeName())
                && SqlTypeName.NUMERIC_TYPES.contains(b.getSqlTypeName())));
  }

  private static CallRefusal misfit(SqlNode at, String message) {
    return new CallRefusal("type-mismatch", at.getParserPosition(), message);
  }

  @Override
  public RexNode expansion(
      SqlCall call, List<RexNode> arguments, RexBuilder rex, Expansions expansions) {
    RexNode of = arguments.getFirst();
    RexNode member =
        of.getType().isStruct()
            ? rex.makeFieldAccess(of, field(call.operand(1), of.getType()).getIndex())
            : rex.makeCall(SqlStdOperatorTable.ITEM, arguments);
    return this == VALUE || member.getType().getSqlTypeName() == SqlTypeName.VARCHAR
        ? member
        : rex.makeCast(text(member.getType(), rex.getTypeFactory()), member);
  }
}
