package io.codeweft.compiler.internal.functions;

import io.codeweft.contracts.function.FunctionDefinition;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.Optionality;

/** An aggregate of the library. Its result may be null: a group can hold nothing but nulls. */
public final class LibraryAggregate extends SqlAggFunction implements Signed {
  private final Signature signature;

  LibraryAggregate(Signature signature) {
    super(
        signature.name(),
        null,
        SqlKind.OTHER_FUNCTION,
        call ->
            call.getTypeFactory()
                .createTypeWithNullability(
                    signature.resultType(SignatureChecker.types(call), call.getTypeFactory()),
                    true),
        null,
        new SignatureChecker(signature),
        SqlFunctionCategory.USER_DEFINED_FUNCTION,
        false,
        false,
        Optionality.FORBIDDEN);
    this.signature = signature;
  }

  /** Engines take DISTINCT for what they made themselves only. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    SqlLiteral quantifier = call.getFunctionQuantifier();
    if (quantifier != null
        && quantifier.symbolValue(SqlSelectKeyword.class) == SqlSelectKeyword.DISTINCT) {
      throw new CallRefusal(
          "arguments",
          call.getParserPosition(),
          getName()
              + " takes no DISTINCT; write it over a SELECT DISTINCT; signature: "
              + signature);
    }
    return super.deriveType(validator, scope, call);
  }

  @Override
  public Signature signature() {
    return signature;
  }

  /** What engines call it. */
  public String engineName() {
    return FunctionDefinition.engineName(signature.name());
  }
}
