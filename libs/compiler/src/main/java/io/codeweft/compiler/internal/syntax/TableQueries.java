package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.functions.Expanded;
import io.codeweft.compiler.internal.functions.TableFunction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** The queries that table functions stand for; made of what every engine has. */
final class TableQueries {
  private static final int BASE = 10;

  private final SqlParserPos at;

  private TableQueries(SqlParserPos at) {
    this.at = at;
  }

  /** {@code SELECT name, ... FROM (VALUES ...) AS made(name, ...)}. */
  static SqlNode of(TableFunction.Constant function, SqlParserPos at) {
    TableQueries make = new TableQueries(at);
    List<String> columns = function.columns().names();
    List<SqlNode> rows = new ArrayList<>();
    for (List<Object> row : function.rows()) {
      rows.add(SqlStdOperatorTable.ROW.createCall(at, row.stream().map(make::literal).toList()));
    }
    List<SqlNode> selected = new ArrayList<>();
    for (String column : columns) {
      SqlNode value = make.name("made", column);
      selected.add(
          make.as(selected.isEmpty() ? make.marked(function, value) : value, List.of(column)));
    }
    SqlNode values = make.as(SqlStdOperatorTable.VALUES.createCall(at, rows), make.made(columns));
    return Trees.select(selected, values, null, at);
  }

  /** Numbers counted by their decimal digits: {@code start + step * (d0 + 10 * d1 + ...)}. */
  static SqlNode range(
      TableFunction.Range function, BigInteger start, BigInteger step, int rows, SqlParserPos at) {
    TableQueries make = new TableQueries(at);
    SqlNode from = make.as(make.digits(), List.of("d0", "d"));
    SqlNode count = make.int64(make.name("d0", "d"));
    int digit = 1;
    for (long reach = BASE; reach < rows; reach *= BASE) {
      String table = "d" + digit++;
      from = Trees.cross(from, make.as(make.digits(), List.of(table, "d")), at);
      SqlNode times = make.int64(make.number(BigInteger.valueOf(reach)));
      SqlNode value =
          SqlStdOperatorTable.MULTIPLY.createCall(at, times, make.int64(make.name(table, "d")));
      count = SqlStdOperatorTable.PLUS.createCall(at, count, value);
    }
    SqlNode way = SqlStdOperatorTable.MULTIPLY.createCall(at, make.int64(make.number(step)), count);
    SqlNode value = SqlStdOperatorTable.PLUS.createCall(at, make.int64(make.number(start)), way);
    SqlNode within =
        SqlStdOperatorTable.LESS_THAN.createCall(
            at, Trees.copy(count), make.int64(make.number(BigInteger.valueOf(rows))));
    return Trees.select(
        List.of(make.as(make.marked(function, value), List.of("value"))), from, within, at);
  }

  private List<String> made(List<String> columns) {
    List<String> names = new ArrayList<>(List.of("made"));
    names.addAll(columns);
    return names;
  }

  private SqlNode digits() {
    List<SqlNode> rows = new ArrayList<>();
    for (int digit = 0; digit < BASE; digit++) {
      rows.add(SqlStdOperatorTable.ROW.createCall(at, number(BigInteger.valueOf(digit))));
    }
    return SqlStdOperatorTable.VALUES.createCall(at, rows);
  }

  private SqlNode literal(Object value) {
    return value instanceof Integer number
        ? number(BigInteger.valueOf(number))
        : SqlLiteral.createCharString(String.valueOf(value), at);
  }

  private SqlNode number(BigInteger value) {
    SqlNode digits = SqlLiteral.createExactNumeric(value.abs().toString(), at);
    return value.signum() < 0 && value.bitLength() < Long.SIZE - 1
        ? SqlStdOperatorTable.UNARY_MINUS.createCall(at, digits)
        : value.signum() < 0 ? SqlLiteral.createExactNumeric(value.toString(), at) : digits;
  }

  private SqlNode int64(SqlNode value) {
    return SqlStdOperatorTable.CAST.createCall(
        at, value, new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.BIGINT, at), at));
  }

  private SqlNode marked(TableFunction function, SqlNode value) {
    return new Expanded(function.getName()).createCall(at, value);
  }

  private SqlNode name(String... parts) {
    return new SqlIdentifier(List.of(parts), at);
  }

  private SqlNode as(SqlNode node, List<String> names) {
    List<SqlNode> operands = new ArrayList<>(List.of(node));
    names.forEach(name -> operands.add(name(name)));
    return SqlStdOperatorTable.AS.createCall(at, operands);
  }
}
