package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.functions.FunctionTable;
import io.codeweft.compiler.internal.functions.Signature;
import io.codeweft.compiler.internal.functions.StructPack;
import io.codeweft.compiler.internal.functions.TableFunction;
import io.codeweft.compiler.internal.lane.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Puts the operator of the function table in place of every function name, and checks what can be
 * checked without types: the name, the number of arguments, an order where one is needed.
 */
public final class FunctionResolution implements SyntaxStep {
  static final String STRUCT_PACK = "struct_pack";

  /** Names without brackets that differ from run to run. */
  static final Set<String> DYNAMIC =
      Set.of(
          "current_date",
          "current_time",
          "current_timestamp",
          "localtime",
          "localtimestamp",
          "current_user",
          "session_user",
          "system_user",
          "user",
          "current_catalog",
          "current_schema",
          "current_path",
          "current_role");

  private final FunctionTable functions;

  public FunctionResolution(FunctionTable functions) {
    this.functions = functions;
  }

  @Override
  public String identity() {
    return "function-resolution/3";
  }

  @Override
  public SqlNode apply(SqlNode tree, Statement statement) {
    return Trees.rewritten(tree, new Resolver(statement));
  }

  /** What a call names, lower case. */
  static String name(SqlCall call) {
    SqlIdentifier id =
        call.getOperator() instanceof SqlUnresolvedFunction unresolved
            ? Objects.requireNonNull(unresolved.getSqlIdentifier())
            : null;
    return (id == null ? call.getOperator().getName() : String.join(".", id.names))
        .toLowerCase(Locale.ROOT);
  }

  private final class Resolver extends SqlShuttle {
    private final Statement statement;
    private final CallChecks checks;

    Resolver(Statement statement) {
      this.statement = statement;
      this.checks = new CallChecks(functions, statement.diagnostics());
    }

    @Override
    public SqlNode visit(SqlIdentifier name) {
      if (name.isSimple() && DYNAMIC.contains(name.getSimple().toLowerCase(Locale.ROOT))) {
        refuse(
            "non-deterministic",
            name.getParserPosition(),
            name.getSimple() + " differs from run to run; take the value from a dataset");
      }
      return name;
    }

    @Override
    public SqlNode visit(SqlCall call) {
      // an ordered aggregate is looked at here, before its WITHIN GROUP or OVER is out of reach
      SqlCall ordered = withinGroup(call);
      if (ordered != call) {
        return visit(ordered);
      }
      SqlNode visited = Objects.requireNonNull(super.visit(call));
      return visited instanceof SqlCall changed ? resolve(changed) : visited;
    }

    /** {@code f(x) WITHIN GROUP (ORDER BY y)} is {@code f(x ORDER BY y)}. */
    private SqlCall withinGroup(SqlCall call) {
      if (call.getKind() != SqlKind.WITHIN_GROUP || !(call.operand(0) instanceof SqlCall inner)) {
        return call;
      }
      List<SqlNode> operands = new ArrayList<>(inner.getOperandList());
      operands.add(call.operand(1));
      return inner
          .getOperator()
          .createCall(inner.getFunctionQuantifier(), inner.getParserPosition(), operands);
    }

    private SqlNode resolve(SqlCall call) {
      SqlParserPos at = call.getParserPosition();
      return switch (call.getKind()) {
        case POSITION ->
            call.operandCount() == 2
                ? function("strpos", at, List.of(call.operand(1), call.operand(0)), call)
                : refuseCall(call, "POSITION takes no start; use SUBSTRING first");
        case TRIM -> trim(call);
        case FLOOR, CEIL ->
            call.operandCount() == 1
                ? function(
                    call.getKind().name().toLowerCase(Locale.ROOT), at, call.getOperandList(), call)
                : refuseCall(call, "rounding to a unit is not part of the dialect");
        case CASE, MOD, COALESCE, NULLIF -> call;
        case CAST ->
            call.getOperator().equals(SqlLibraryOperators.INFIX_CAST)
                ? SqlStdOperatorTable.CAST.createCall(at, call.getOperandList())
                : call;
        case ARRAY_AGG, STRING_AGG, LISTAGG ->
            function(name(call), at, call.getOperandList(), call);
        default ->
            call.getOperator() instanceof SqlUnresolvedFunction
                    || call.getOperator().equals(SqlStdOperatorTable.SUBSTRING)
                ? function(name(call), at, call.getOperandList(), call)
                : call;
      };
    }

    private SqlNode trim(SqlCall call) {
      if (!(call.operand(0) instanceof SqlLiteral where)) {
        return function("trim", call.getParserPosition(), call.getOperandList(), call);
      }
      String name =
          switch (where.getValueAs(SqlTrimFunction.Flag.class)) {
            case BOTH -> "trim";
            case LEADING -> "ltrim";
            case TRAILING -> "rtrim";
          };
      return function(
          name, call.getParserPosition(), List.of(call.operand(2), call.operand(1)), call);
    }

    private SqlNode function(String name, SqlParserPos at, List<SqlNode> arguments, SqlCall call) {
      if (name.equals(STRUCT_PACK)) {
        return structPack(arguments, at, call);
      }
      SqlOperator operator = functions.find(name).orElse(null);
      if (operator == null) {
        checks.unknown(name, at);
        return call;
      }
      if (operator instanceof TableFunction table) {
        return refuseCall(
            call,
            "'"
                + name
                + "' gives a table: FROM "
                + name
                + "(...); signature: "
                + table.signature());
      }
      if (functions.isVolatile(operator)) {
        refuse("non-deterministic", at, "function '" + name + "' is volatile");
      }
      List<SqlNode> ordered = named(operator, arguments, at);
      checks.arguments(operator, ordered, at);
      return withOrder(operator, ordered, at, call.getFunctionQuantifier());
    }

    /** {@code f(x ORDER BY y)} is {@code f(x) WITHIN GROUP (ORDER BY y)}. */
    private static SqlNode withOrder(
        SqlOperator operator,
        List<SqlNode> arguments,
        SqlParserPos at,
        @Nullable SqlLiteral quantifier) {
      if (arguments.isEmpty() || !(arguments.getLast() instanceof SqlNodeList order)) {
        return operator.createCall(quantifier, at, arguments);
      }
      SqlCall call =
          operator.createCall(quantifier, at, arguments.subList(0, arguments.size() - 1));
      return SqlStdOperatorTable.WITHIN_GROUP.createCall(at, call, order);
    }

    /** Arguments in the order of the parameters, {@code name => value} and defaults included. */
    private List<SqlNode> named(SqlOperator operator, List<SqlNode> arguments, SqlParserPos at) {
      Signature signature = CallChecks.signatureOf(operator);
      if (signature != null) {
        return new Arguments(signature, statement.diagnostics()).ordered(arguments, at);
      }
      if (arguments.stream().anyMatch(a -> a.getKind() == SqlKind.ARGUMENT_ASSIGNMENT)) {
        refuse("arguments", at, operator.getName() + " takes no named arguments");
      }
      return arguments;
    }

    private SqlNode structPack(List<SqlNode> arguments, SqlParserPos at, SqlCall call) {
      List<String> names = new ArrayList<>();
      List<SqlNode> values = new ArrayList<>();
      for (SqlNode argument : arguments) {
        if (argument.getKind() != SqlKind.ARGUMENT_ASSIGNMENT) {
          return refuseCall(call, "every argument of struct_pack has a name: name => value");
        }
        names.add(((SqlIdentifier) ((SqlCall) argument).operand(1)).getSimple());
        values.add(((SqlCall) argument).operand(0));
      }
      return new StructPack(names).createCall(at, values);
    }

    private SqlNode refuseCall(SqlCall call, String message) {
      refuse("arguments", call.getParserPosition(), message);
      return call;
    }

    private void refuse(String code, SqlParserPos at, String message) {
      statement.diagnostics().add(code, at, message);
    }
  }
}
