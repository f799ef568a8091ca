package io.codeweft.compiler.internal.syntax;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
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
}
