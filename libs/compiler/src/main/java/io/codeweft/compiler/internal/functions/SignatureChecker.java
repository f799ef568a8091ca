package io.codeweft.compiler.internal.functions;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;

/** Checks argument types where Calcite asks for it and says which argument is wrong. */
record SignatureChecker(Signature signature) implements SqlOperandTypeChecker {

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return signature.mostArguments() == Integer.MAX_VALUE
        ? SqlOperandCountRanges.from(signature.leastArguments())
        : SqlOperandCountRanges.between(signature.leastArguments(), signature.mostArguments());
  }

  @Override
  public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
    int misfit = signature.firstMisfit(types(call), call.getTypeFactory());
    if (misfit >= 0 && throwOnFailure) {
      SqlNode argument = call.operand(misfit);
      throw CallRefusal.argument(
          signature, misfit, types(call).get(misfit), argument.getParserPosition());
    }
    return misfit < 0;
  }

  /** Argument types; the ORDER BY of an ordered aggregate is not an argument. */
  static List<RelDataType> types(SqlOperatorBinding call) {
    List<RelDataType> types = new ArrayList<>();
    for (int i = 0; i < call.getOperandCount(); i++) {
      boolean orderBy =
          call instanceof SqlCallBinding binding && binding.operand(i) instanceof SqlNodeList;
      if (!orderBy) {
        types.add(call.getOperandType(i));
      }
    }
    return types;
  }

  @Override
  public String getAllowedSignatures(SqlOperator operator, String operatorName) {
    return signature.toString();
  }
}
