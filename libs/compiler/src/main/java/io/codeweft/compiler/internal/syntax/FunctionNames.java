package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.functions.FunctionTable;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;

/** Which names mean nothing yet. */
public final class FunctionNames {
  private FunctionNames() {}

  /** Whether neither the parser nor the dialect knows a function of that name. */
  public static boolean isFree(String name) {
    if (FunctionTable.builtins().contains(name)
        || FunctionResolution.DYNAMIC.contains(name)
        || name.equals(FunctionResolution.STRUCT_PACK)
        || CallChecks.RANDOM.contains(name)) {
      return false;
    }
    try {
      SqlNode call = SqlParser.create(name + "(1)", Dialect.parser()).parseExpression();
      return call instanceof SqlCall function
          && function.getOperator() instanceof SqlUnresolvedFunction
          && FunctionResolution.name(function).equals(name);
    } catch (SqlParseException e) {
      return false;
    }
  }
}
