package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.lane.Purpose;
import io.codeweft.compiler.internal.lane.Statement;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;

/** A view has no order: its table is sorted by contract, so a final ORDER BY means nothing. */
public final class ViewOrder implements SyntaxStep {
  @Override
  public String identity() {
    return "view-order/1";
  }

  @Override
  public SqlNode apply(SqlNode tree, Statement statement) {
    boolean meaningless =
        statement.purpose() == Purpose.VIEW
            && tree instanceof SqlOrderBy order
            && order.fetch == null
            && order.offset == null;
    return meaningless ? ((SqlOrderBy) tree).query : tree;
  }
}
