package io.codeweft.compiler.internal.validate;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;

/**
 * Type coercion that never coerces. Coercion cannot just be switched off: JOIN USING asks for it
 * and fails without.
 */
final class NoCoercion extends TypeCoercionImpl {
  NoCoercion(RelDataTypeFactory types, SqlValidator validator) {
    super(types, validator);
  }

  @Override
  public boolean rowTypeCoercion(
      SqlValidatorScope scope, SqlNode query, int column, RelDataType target) {
    return false;
  }

  @Override
  public boolean binaryArithmeticCoercion(SqlCallBinding call) {
    return false;
  }

  @Override
  public boolean binaryComparisonCoercion(SqlCallBinding call) {
    return false;
  }

  @Override
  public boolean caseWhenCoercion(SqlCallBinding call) {
    return false;
  }

  @Override
  public boolean caseOrEquivalentCoercion(SqlCallBinding call) {
    return false;
  }

  @Override
  public boolean inOperationCoercion(SqlCallBinding call) {
    return false;
  }

  @Override
  public boolean quantifyOperationCoercion(SqlCallBinding call) {
    return false;
  }

  @Override
  public boolean builtinFunctionCoercion(
      SqlCallBinding call, List<RelDataType> operands, List<SqlTypeFamily> expected) {
    return false;
  }

  @Override
  public boolean userDefinedFunctionCoercion(
      SqlValidatorScope scope, SqlCall call, SqlFunction function) {
    return false;
  }

  @Override
  public boolean querySourceCoercion(
      SqlValidatorScope scope, RelDataType source, RelDataType target, SqlNode query) {
    return false;
  }
}
