package io.codeweft.compiler.internal.syntax;

import java.util.Objects;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;

/** Small helpers around Calcite's syntax trees. */
final class Trees {
  private Trees() {}

  /** Calcite declares the result nullable; no shuttle of ours removes a root. */
  static SqlNode rewritten(SqlNode tree, SqlShuttle shuttle) {
    return Objects.requireNonNull(tree.accept(shuttle), "a rewrite keeps the root");
  }
}
