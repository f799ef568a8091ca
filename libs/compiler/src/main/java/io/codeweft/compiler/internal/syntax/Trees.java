package io.codeweft.compiler.internal.syntax;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Small helpers around Calcite's syntax trees. */
public final class Trees {
  private Trees() {}

  /** Calcite declares the result nullable; no shuttle of ours removes a root. */
  static SqlNode rewritten(SqlNode tree, SqlShuttle shuttle) {
    return Objects.requireNonNull(tree.accept(shuttle), "a rewrite keeps the root");
  }

  /** Changes every call, its operands first. */
  static SqlNode rewrittenCalls(SqlNode tree, UnaryOperator<SqlNode> change) {
    return rewritten(
        tree,
        new SqlShuttle() {
          @Override
          public SqlNode visit(SqlCall call) {
            return change.apply(Objects.requireNonNull(super.visit(call)));
          }
        });
  }

  /** Deep, but for names and literals: the validator writes into the calls it sees. */
  public static SqlNode copy(SqlNode tree) {
    return rewritten(
        tree,
        new SqlShuttle() {
          @Override
          public @Nullable SqlNode visit(SqlCall call) {
            CallCopyingArgHandler copying = new CallCopyingArgHandler(call, true);
            call.getOperator().acceptCall(this, call, false, copying);
            return copying.result();
          }
        });
  }

  /** {@code SELECT items FROM from WHERE where}. */
  public static SqlSelect select(
      List<SqlNode> items, @Nullable SqlNode from, @Nullable SqlNode where, SqlParserPos at) {
    return new SqlSelect(
        at,
        null,
        new SqlNodeList(items, at),
        from,
        where,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  public static SqlNode cross(SqlNode left, SqlNode right, SqlParserPos at) {
    return new SqlJoin(
        at,
        left,
        SqlLiteral.createBoolean(false, at),
        JoinType.CROSS.symbol(at),
        right,
        JoinConditionType.NONE.symbol(at),
        null);
  }
}
