package io.codeweft.compiler.internal.row;

import io.codeweft.compiler.internal.functions.FunctionTable;
import io.codeweft.compiler.internal.lane.Refusal;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.contracts.graph.RowExpression;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.text.Nearest;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** Expressions of a row as the validator wants them. */
record RowTrees(FunctionTable functions) {
  /** Where a tree of our own stands: nowhere before the first character of a field. */
  private static final SqlParserPos HERE = new SqlParserPos(1, 1);

  SqlNode of(RowExpression expression, RowProgram program) {
    return switch (expression) {
      case RowExpression.Sql sql -> program.tree(sql.text());
      case RowExpression.Column column ->
          new SqlIdentifier(List.of(column.name().text().split("\\.", -1)), HERE);
      case RowExpression.Literal literal -> SqlLiteral.createCharString(literal.text(), HERE);
      case RowExpression.Number(BigDecimal value) ->
          SqlLiteral.createApproxNumeric(value.toPlainString() + "E0", HERE);
      case RowExpression.Null(DataType.Scalar type) -> cast(SqlLiteral.createNull(HERE), type);
      case RowExpression.Cast(RowExpression value, DataType.Scalar type) ->
          cast(of(value, program), type);
      case RowExpression.IsNotNull(RowExpression value) ->
          SqlStdOperatorTable.IS_NOT_NULL.createCall(HERE, of(value, program));
      case RowExpression.Equal(RowExpression left, RowExpression right) ->
          SqlStdOperatorTable.EQUALS.createCall(HERE, of(left, program), of(right, program));
      case RowExpression.Plus(RowExpression left, RowExpression right) ->
          SqlStdOperatorTable.PLUS.createCall(HERE, of(left, program), of(right, program));
      case RowExpression.Times(RowExpression left, RowExpression right) ->
          SqlStdOperatorTable.MULTIPLY.createCall(HERE, of(left, program), of(right, program));
      case RowExpression.Call(String function, List<RowExpression> arguments) ->
          function(function, program)
              .createCall(HERE, arguments.stream().map(a -> of(a, program)).toList());
      case RowExpression.Typed(RowExpression value, List<DataType.Scalar> _) -> of(value, program);
      case RowExpression.Path path ->
          throw new IllegalStateException("a path is no piece of SQL: " + path);
    };
  }

  private SqlOperator function(String name, RowProgram program) {
    return functions
        .find(name)
        .orElseThrow(
            () ->
                new Refusal(
                    SourceText.of(program.view()),
                    "unknown-function",
                    SqlParserPos.ZERO,
                    "the row needs function '" + name + "', which the snapshot does not have",
                    Nearest.to(name, functions.names())));
  }

  private static SqlNode cast(SqlNode value, DataType.Scalar type) {
    SqlTypeName name =
        switch (type) {
          case BOOL -> SqlTypeName.BOOLEAN;
          case INT32 -> SqlTypeName.INTEGER;
          case INT64 -> SqlTypeName.BIGINT;
          case FLOAT64 -> SqlTypeName.DOUBLE;
          case STRING -> SqlTypeName.VARCHAR;
          case BINARY -> SqlTypeName.VARBINARY;
        };
    return SqlStdOperatorTable.CAST.createCall(
        HERE, value, new SqlDataTypeSpec(new SqlBasicTypeNameSpec(name, HERE), HERE));
  }
}
