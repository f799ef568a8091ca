package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.functions.CheckedArgument;
import io.codeweft.compiler.internal.functions.Expanded;
import io.codeweft.compiler.internal.functions.FunctionTable;
import io.codeweft.compiler.internal.functions.Signature;
import io.codeweft.compiler.internal.functions.WindowTemplate;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.lane.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Window functions of the library: their expressions in place of their calls. The windows in the
 * expression have the order; a call gives the partition.
 */
public final class WindowFunctions implements SyntaxStep {
  private final FunctionTable functions;
  private final Parser parser = new Parser();

  public WindowFunctions(FunctionTable functions) {
    this.functions = functions;
  }

  @Override
  public String identity() {
    return "window-functions/1";
  }

  @Override
  public SqlNode apply(SqlNode tree, Statement statement) {
    return Trees.rewritten(tree, new Rewriter(statement));
  }

  private final class Rewriter extends SqlShuttle {
    private final Statement statement;

    Rewriter(Statement statement) {
      this.statement = statement;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      if (call.getKind() == SqlKind.OVER
          && call.operand(0) instanceof SqlCall function
          && template(function) instanceof WindowTemplate template) {
        return over(template, function, call.operand(1));
      }
      if (template(call) instanceof WindowTemplate template) {
        refuse(
            "window",
            call.getParserPosition(),
            template.getName()
                + " needs OVER (PARTITION BY ...); signature: "
                + template.signature());
        return call;
      }
      return super.visit(call);
    }

    private @Nullable WindowTemplate template(SqlCall call) {
      return call.getOperator() instanceof SqlUnresolvedFunction
              && functions.find(FunctionResolution.name(call)).orElse(null)
                  instanceof WindowTemplate template
          ? template
          : null;
    }

    private SqlNode over(WindowTemplate template, SqlCall function, SqlNode window) {
      SqlParserPos at = function.getParserPosition();
      Signature signature = template.signature();
      if (function.getFunctionQuantifier() != null) {
        refuse("window", at, template.getName() + " takes no DISTINCT");
      }
      if (window instanceof SqlWindow inline && changesRows(inline)) {
        refuse(
            "window",
            inline.getParserPosition(),
            template.getName()
                + " has an order of its own: its window is PARTITION BY alone, without ORDER BY"
                + " and frame");
      }
      List<SqlNode> arguments = new ArrayList<>();
      new Arguments(signature, statement.diagnostics())
          .ordered(function.getOperandList(), at)
          .forEach(argument -> arguments.add(Trees.rewritten(argument, this)));
      new CallChecks(functions, statement.diagnostics()).arguments(template, arguments, at);
      if (!statement.diagnostics().isEmpty()) {
        return function;
      }
      for (int i = 0; i < arguments.size(); i++) {
        SqlNode argument = arguments.get(i);
        arguments.set(
            i,
            new CheckedArgument(signature, i).createCall(argument.getParserPosition(), argument));
      }
      SourceText source = SourceText.adHoc(Templates.marked(template.expression(), signature));
      SqlNode expression = parser.parseExpression(source, statement.diagnostics());
      SqlNode merged =
          Trees.rewritten(
              expression, new Merging(Templates.byName(signature, arguments), window, at));
      return new Expanded(template.getName()).createCall(at, merged);
    }

    private static boolean changesRows(SqlWindow window) {
      return !window.getOrderList().isEmpty()
          || window.getLowerBound() != null
          || window.getUpperBound() != null
          || window.getExclude() != null && !SqlWindow.isExcludeNoOthers(window.getExclude());
    }

    private void refuse(String code, SqlParserPos at, String message) {
      statement.diagnostics().add(code, at, message);
    }
  }

  /** Gives the windows of an expression the partition of a call. */
  private static final class Merging extends SqlShuttle {
    private final Map<String, List<SqlNode>> arguments;
    private final SqlNode window;
    private final SqlParserPos at;

    Merging(Map<String, List<SqlNode>> arguments, SqlNode window, SqlParserPos at) {
      this.arguments = arguments;
      this.window = window;
      this.at = at;
    }

    @Override
    public SqlNode visit(SqlIdentifier name) {
      return Templates.replaced(name, arguments);
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      if (call.getKind() != SqlKind.OVER) {
        return super.visit(call);
      }
      SqlWindow own = call.operand(1);
      SqlNodeList order = (SqlNodeList) Templates.replaced(own.getOrderList(), arguments);
      SqlIdentifier name =
          window instanceof SqlWindow inline ? inline.getRefName() : (SqlIdentifier) window;
      SqlNodeList partition =
          window instanceof SqlWindow inline ? inline.getPartitionList() : SqlNodeList.EMPTY;
      List<SqlNode> rest = own.getOperandList();
      SqlWindow merged =
          new SqlWindow(
              at,
              null,
              name,
              partition,
              order,
              (SqlLiteral) rest.get(4),
              own.getLowerBound(),
              own.getUpperBound(),
              (SqlLiteral) rest.get(7),
              own.getExclude());
      return call.getOperator()
          .createCall(at, Objects.requireNonNull(call.operand(0).accept(this)), merged);
    }
  }
}
