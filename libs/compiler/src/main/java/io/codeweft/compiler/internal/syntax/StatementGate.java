package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.lane.Diagnostics;
import io.codeweft.compiler.internal.lane.Purpose;
import io.codeweft.compiler.internal.lane.Statement;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlStarReplace;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Lets pass only the kinds of syntax that are listed here; everything else is refused by name. */
public final class StatementGate implements SyntaxStep {
  /** Functions are not among them: those are looked up by name, one step later. */
  private static final Set<SqlKind> ALLOWED =
      EnumSet.of(
          SqlKind.SELECT,
          SqlKind.ORDER_BY,
          SqlKind.WITH,
          SqlKind.WITH_ITEM,
          SqlKind.VALUES,
          SqlKind.ROW,
          SqlKind.UNION,
          SqlKind.INTERSECT,
          SqlKind.EXCEPT,
          SqlKind.JOIN,
          SqlKind.AS,
          SqlKind.LATERAL,
          SqlKind.UNNEST,
          SqlKind.COLLECTION_TABLE,
          SqlKind.TABLE_REF,
          SqlKind.SCALAR_QUERY,
          SqlKind.EXISTS,
          SqlKind.SOME,
          SqlKind.ALL,
          SqlKind.IN,
          SqlKind.NOT_IN,
          SqlKind.BETWEEN,
          SqlKind.LIKE,
          SqlKind.EQUALS,
          SqlKind.NOT_EQUALS,
          SqlKind.LESS_THAN,
          SqlKind.LESS_THAN_OR_EQUAL,
          SqlKind.GREATER_THAN,
          SqlKind.GREATER_THAN_OR_EQUAL,
          SqlKind.IS_DISTINCT_FROM,
          SqlKind.IS_NOT_DISTINCT_FROM,
          SqlKind.AND,
          SqlKind.OR,
          SqlKind.NOT,
          SqlKind.IS_NULL,
          SqlKind.IS_NOT_NULL,
          SqlKind.IS_TRUE,
          SqlKind.IS_NOT_TRUE,
          SqlKind.IS_FALSE,
          SqlKind.IS_NOT_FALSE,
          SqlKind.IS_UNKNOWN,
          SqlKind.PLUS,
          SqlKind.MINUS,
          SqlKind.TIMES,
          SqlKind.DIVIDE,
          SqlKind.MOD,
          SqlKind.PLUS_PREFIX,
          SqlKind.MINUS_PREFIX,
          SqlKind.CASE,
          SqlKind.CAST,
          SqlKind.SAFE_CAST,
          SqlKind.ITEM,
          SqlKind.DOT,
          SqlKind.ARRAY_VALUE_CONSTRUCTOR,
          SqlKind.MAP_VALUE_CONSTRUCTOR,
          SqlKind.ARGUMENT_ASSIGNMENT,
          SqlKind.OVER,
          SqlKind.WINDOW,
          SqlKind.FILTER,
          SqlKind.WITHIN_GROUP,
          SqlKind.IGNORE_NULLS,
          SqlKind.RESPECT_NULLS,
          SqlKind.PRECEDING,
          SqlKind.FOLLOWING,
          SqlKind.DESCENDING,
          SqlKind.NULLS_FIRST,
          SqlKind.NULLS_LAST,
          SqlKind.GROUPING_SETS,
          SqlKind.ROLLUP,
          SqlKind.CUBE,
          SqlKind.POSITION,
          SqlKind.TRIM,
          SqlKind.FLOOR,
          SqlKind.CEIL,
          SqlKind.COALESCE,
          SqlKind.NULLIF,
          SqlKind.ARRAY_AGG,
          SqlKind.STRING_AGG,
          SqlKind.LISTAGG);

  @Override
  public String identity() {
    return "statement-gate/3 " + ALLOWED;
  }

  @Override
  public SqlNode apply(SqlNode tree, Statement statement) {
    tree.accept(new Visitor(statement));
    return tree;
  }

  private static final class Visitor extends SqlBasicVisitor<Void> {
    private final Diagnostics diagnostics;
    private final boolean view;

    Visitor(Statement statement) {
      this.diagnostics = statement.diagnostics();
      this.view = statement.purpose() == Purpose.VIEW;
    }

    @Override
    public Void visit(SqlCall call) {
      if (call instanceof SqlSelect select) {
        checkSelect(select);
      } else if (call instanceof SqlOrderBy order) {
        checkLimit(order.orderList.isEmpty(), order.fetch != null || order.offset != null, call);
      } else if (!isAllowed(call)) {
        refuse("unsupported", call, problem(call));
        return null;
      }
      return super.visit(call);
    }

    private static boolean isAllowed(SqlCall call) {
      boolean allowed =
          call.getKind() == SqlKind.LIKE
              ? call.getOperator().equals(SqlStdOperatorTable.LIKE)
                  || call.getOperator().equals(SqlStdOperatorTable.NOT_LIKE)
                  || OperatorSpellings.isIgnoringCase(call)
              : ALLOWED.contains(call.getKind());
      return allowed
          || call.getOperator() instanceof SqlUnresolvedFunction
          || call instanceof SqlStarExclude
          || call instanceof SqlStarReplace
          || (call.getKind() == SqlKind.OTHER && call.getOperator().getName().equals("||"))
          || (call.getKind() == SqlKind.OTHER_FUNCTION
              && call.getOperator() instanceof SqlFunction function
              && function.getName().equals("SUBSTRING"));
    }

    private void checkSelect(SqlSelect select) {
      checkLimit(
          select.getOrderList() == null || select.getOrderList().isEmpty(),
          select.getFetch() != null || select.getOffset() != null,
          select);
    }

    private void checkLimit(boolean unordered, boolean limited, SqlNode at) {
      if (view && unordered && limited) {
        refuse(
            "non-deterministic",
            at,
            "LIMIT without ORDER BY gives other rows on every run; add one");
      }
    }

    @Override
    public Void visit(SqlDataTypeSpec type) {
      if (type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic) {
        String name = basic.getTypeName().toString().toUpperCase(Locale.ROOT);
        if (!CastTypes.ALLOWED.contains(name)) {
          refuse("type", type, "type " + name + " is not part of the dialect; " + CastTypes.LIST);
        }
      }
      return null;
    }

    private void refuse(String code, SqlNode at, String message) {
      SqlParserPos position = at.getParserPosition();
      diagnostics.add(code, position, message);
    }

    private static String problem(SqlCall call) {
      return switch (call.getKind()) {
        case HINT -> "a hint is not part of the dialect";
        case LAMBDA ->
            "a lambda is not part of the dialect: (SELECT array_agg(...) FROM UNNEST(list) AS x)"
                + " does the same";
        case LITERAL_CHAIN ->
            "two texts side by side are not part of the dialect: join them with ||";
        case ARRAY_QUERY_CONSTRUCTOR, MULTISET_QUERY_CONSTRUCTOR ->
            "write (SELECT array_agg(x ORDER BY y) FROM ...)";
        default -> {
          String operator = call.getOperator().getName();
          yield (operator.isEmpty() ? call.getKind().name() : operator)
              + " is not part of the dialect";
        }
      };
    }
  }
}
