package io.codeweft.compiler.internal.validate;

import io.codeweft.compiler.internal.functions.FunctionTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;

/** What the validator may look up: standard syntax, and no function but those of our table. */
final class Operators {
  private Operators() {}

  static SqlOperatorTable of(FunctionTable functions) {
    List<SqlOperator> operators = new ArrayList<>(functions.operators());
    for (SqlOperator operator : SqlStdOperatorTable.instance().getOperatorList()) {
      if (!(operator instanceof SqlFunction)) {
        operators.add(operator);
      }
    }
    operators.add(SqlStdOperatorTable.CAST);
    operators.add(SqlLibraryOperators.SAFE_CAST);
    return SqlOperatorTables.of(operators);
  }
}
