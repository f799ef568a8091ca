package io.codeweft.compiler.internal.functions;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** {@code struct_pack(a => 1, b => 'x')}: a struct with named fields. */
public final class StructPack extends SqlFunction {
  private final List<String> names;

  public StructPack(List<String> names) {
    super(
        // the names are part of the identity of the operator, hence of the plan's digests
        "struct_pack:" + String.join(",", names),
        SqlKind.OTHER_FUNCTION,
        call -> type(call, names),
        null,
        OperandTypes.VARIADIC,
        SqlFunctionCategory.SYSTEM);
    this.names = List.copyOf(names);
  }

  private static RelDataType type(SqlOperatorBinding call, List<String> names) {
    RelDataTypeFactory.Builder struct =
        call.getTypeFactory().builder().kind(StructKind.FULLY_QUALIFIED);
    for (int i = 0; i < names.size(); i++) {
      struct.add(names.get(i), call.getOperandType(i));
    }
    // may be null, so that an outer join around it changes no type that was given before
    return call.getTypeFactory().createTypeWithNullability(struct.build(), true);
  }

  public List<String> names() {
    return names;
  }

  /** Not looked up by name: the operator is made for its call. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
    return validateOperands(validator, scope, call);
  }
}
