package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.functions.FunctionTable;
import io.codeweft.compiler.internal.functions.Signature;
import io.codeweft.compiler.internal.functions.Signed;
import io.codeweft.compiler.internal.lane.Diagnostics;
import io.codeweft.contracts.text.Nearest;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** What can be said against a function call before types are known. */
record CallChecks(FunctionTable functions, Diagnostics diagnostics) {
  static final Set<String> RANDOM =
      Set.of("random", "rand", "uuid", "gen_random_uuid", "now", "nextval", "any_value", "first");

  void unknown(String name, SqlParserPos at) {
    if (RANDOM.contains(name)) {
      diagnostics.add(
          "non-deterministic",
          at,
          "function '" + name + "' gives other values on every run; views must not use it");
      return;
    }
    String nearest = Nearest.to(name, functions.names());
    String signature =
        nearest == null
            ? ""
            : "; nearest: " + signature(functions.find(nearest).orElseThrow(), nearest);
    diagnostics.add("unknown-function", at, "unknown function '" + name + "'" + signature, nearest);
  }

  private static String signature(SqlOperator operator, String name) {
    Signature signature = signatureOf(operator);
    return signature == null ? name + "(...)" : signature.toString();
  }

  static @Nullable Signature signatureOf(SqlOperator operator) {
    return operator instanceof Signed signed ? signed.signature() : null;
  }

  /** Number of arguments, and an order where one is needed. */
  void arguments(SqlOperator operator, List<SqlNode> arguments, SqlParserPos at) {
    checkArity(operator, arguments, at);
    checkOrder(operator, arguments, at);
  }

  private void checkArity(SqlOperator operator, List<SqlNode> arguments, SqlParserPos at) {
    Signature signature = signatureOf(operator);
    int count = (int) arguments.stream().filter(a -> !(a instanceof SqlNodeList)).count();
    if (signature != null
        && (count < signature.leastArguments() || count > signature.mostArguments())) {
      diagnostics.add(
          "arguments",
          at,
          signature.name() + " is called with " + count + " arguments; signature: " + signature);
    }
  }

  /** A list or a text made of rows in no order differs from run to run. */
  private void checkOrder(SqlOperator operator, List<SqlNode> arguments, SqlParserPos at) {
    boolean list = operator.getKind() == SqlKind.ARRAY_AGG || operator.getKind() == SqlKind.LISTAGG;
    if (list && arguments.stream().noneMatch(SqlNodeList.class::isInstance)) {
      diagnostics.add(
          "non-deterministic",
          at,
          operator.getName()
              + " needs an order: "
              + operator.getName()
              + "(x ORDER BY y), otherwise its result differs from run to run");
    }
    if (operator.getKind() == SqlKind.COUNT && arguments.size() != 1) {
      diagnostics.add("arguments", at, "COUNT takes one argument, or *");
    }
    boolean star =
        arguments.size() == 1 && arguments.getFirst() instanceof SqlIdentifier id && id.isStar();
    if (operator instanceof SqlAggFunction && star && operator.getKind() != SqlKind.COUNT) {
      diagnostics.add("arguments", at, operator.getName() + "(*) has no meaning");
    }
  }
}
