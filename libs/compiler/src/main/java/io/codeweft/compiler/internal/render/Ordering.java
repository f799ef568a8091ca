package io.codeweft.compiler.internal.render;

import java.util.List;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;

/** Sort keys, with the place of nulls always written. */
final class Ordering {
  private Ordering() {}

  static Expr of(FunctionCall.Key key, Dialect dialect) {
    dialect.requireOrder(key.type());
    Expr by = key.by();
    String text = by.shape() == Expr.Shape.LITERAL ? dialect.literalKey(by.text()) : by.text();
    String down = key.direction().isDescending() ? " DESC" : "";
    boolean first = key.nulls() == NullDirection.FIRST;
    return Expr.complex(text + down + (first ? " NULLS FIRST" : " NULLS LAST"), List.of(by));
  }
}
