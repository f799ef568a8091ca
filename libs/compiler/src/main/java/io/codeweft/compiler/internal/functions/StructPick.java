package io.codeweft.compiler.internal.functions;

import io.codeweft.compiler.internal.types.Types;
import io.codeweft.contracts.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** {@code struct_pick(s, 'a', 'b')}: a struct of these fields of another, null where that is. */
final class StructPick extends WorkedOut {
  StructPick(Signature signature) {
    super(signature);
  }

  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
    RelDataType struct = validator.deriveType(scope, call.operand(0));
    return type(validator.getTypeFactory(), struct, fields(call, struct));
  }

  /** The fields that are picked, in order, with the names the call gives them. */
  private Map<String, RelDataTypeField> fields(SqlCall call, RelDataType struct) {
    if (!struct.isStruct()) {
      throw CallRefusal.argument(signature(), 0, struct, call.operand(0).getParserPosition());
    }
    Map<String, RelDataTypeField> picked = new LinkedHashMap<>();
    for (SqlNode operand : call.getOperandList().subList(1, call.operandCount())) {
      if (!(operand instanceof SqlCharStringLiteral literal)) {
        throw new CallRefusal(
            "arguments",
            operand.getParserPosition(),
            "the fields that " + getName() + " picks are texts: 'name'; signature: " + signature());
      }
      String name = literal.getValueAs(String.class);
      RelDataTypeField field = struct.getField(name, false, false);
      if (field == null) {
        throw new CallRefusal(
            "unknown-column",
            operand.getParserPosition(),
            "unknown field '" + name + "' of " + Types.text(struct),
            Nearest.to(name, struct.getFieldNames()));
      }
      if (picked.putIfAbsent(field.getName(), field) != null) {
        throw new CallRefusal(
            "arguments", operand.getParserPosition(), "field '" + name + "' is picked twice");
      }
    }
    return picked;
  }

  private static RelDataType type(
      RelDataTypeFactory types, RelDataType struct, Map<String, RelDataTypeField> picked) {
    RelDataTypeFactory.Builder fields = types.builder().kind(StructKind.FULLY_QUALIFIED);
    picked.forEach((name, field) -> fields.add(name, field.getType()));
    // may be null, as what struct_pack makes
    return types.createTypeWithNullability(fields.build(), true);
  }

  @Override
  public RexNode expansion(
      SqlCall call, List<RexNode> arguments, RexBuilder rex, Expansions expansions) {
    RexNode struct = arguments.getFirst();
    Map<String, RelDataTypeField> picked = fields(call, struct.getType());
    List<RexNode> values = new ArrayList<>();
    picked.values().forEach(field -> values.add(rex.makeFieldAccess(struct, field.getIndex())));
    RelDataType type = type(rex.getTypeFactory(), struct.getType(), picked);
    RexNode packed = rex.makeCall(type, new StructPack(List.copyOf(picked.keySet())), values);
    expansions.add(getName());
    return struct.getType().isNullable()
        ? rex.makeCall(
            type,
            SqlStdOperatorTable.CASE,
            List.of(
                rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, struct),
                packed,
                rex.makeNullLiteral(type)))
        : packed;
  }
}
