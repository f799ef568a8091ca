package io.codeweft.compiler.internal.validate;

import io.codeweft.compiler.internal.functions.FunctionTable;
import io.codeweft.compiler.internal.functions.NullableElements;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/** What the validator may look up: standard syntax, and no function but those of our table. */
final class Operators implements SqlOperatorTable {
  private final List<SqlOperator> operators;

  private Operators(List<SqlOperator> operators) {
    this.operators = List.copyOf(operators);
  }

  static SqlOperatorTable of(FunctionTable functions) {
    List<SqlOperator> operators = new ArrayList<>(functions.operators());
    for (SqlOperator operator : SqlStdOperatorTable.instance().getOperatorList()) {
      if (!(operator instanceof SqlFunction)) {
        operators.add(operator);
      }
    }
    operators.add(NullableElements.INSTANCE);
    operators.add(NullableElements.VALUE);
    operators.add(SqlStdOperatorTable.CAST);
    operators.add(SqlLibraryOperators.SAFE_CAST);
    return new Operators(operators);
  }

  /** By name and by whether it is called like a function; our names are unique. */
  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      @Nullable SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher names) {
    if (!name.isSimple()) {
      return;
    }
    for (SqlOperator operator : operators) {
      boolean sameSyntax =
          syntax == SqlSyntax.FUNCTION
              ? operator instanceof SqlFunction
              : operator.getSyntax() == syntax;
      if (sameSyntax && operator.getName().equalsIgnoreCase(name.getSimple())) {
        found.add(operator);
      }
    }
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    return operators;
  }
}
