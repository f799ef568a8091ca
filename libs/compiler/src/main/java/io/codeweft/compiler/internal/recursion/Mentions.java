package io.codeweft.compiler.internal.recursion;

import io.codeweft.compiler.internal.syntax.TableReferences;
import java.util.Locale;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Small helpers around table names in syntax trees. */
final class Mentions {
  private Mentions() {}

  static String name(SqlIdentifier table) {
    return String.join(".", table.names).toLowerCase(Locale.ROOT);
  }

  /** How often the query reads a table of that name that is no WITH item of its own. */
  static int of(String name, SqlNode query) {
    return (int) TableReferences.of(query).stream().filter(r -> r.table().equals(name)).count();
  }

  static SqlNode copy(SqlNode tree) {
    return Objects.requireNonNull(
        tree.accept(
            new SqlShuttle() {
              @Override
              public @Nullable SqlNode visit(SqlCall call) {
                CallCopyingArgHandler copying = new CallCopyingArgHandler(call, true);
                call.getOperator().acceptCall(this, call, false, copying);
                return copying.result();
              }
            }));
  }
}
