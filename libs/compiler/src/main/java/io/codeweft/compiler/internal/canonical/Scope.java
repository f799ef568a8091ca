package io.codeweft.compiler.internal.canonical;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.apache.calcite.rel.core.CorrelationId;

/** What the correlation variables of enclosing blocks are called where we are. */
final class Scope {
  private final Map<CorrelationId, IntFunction<String>> rows;

  private Scope(Map<CorrelationId, IntFunction<String>> rows) {
    this.rows = rows;
  }

  static Scope outermost() {
    return new Scope(Map.of());
  }

  /** One sub-query further in: every outer name gets a mark for the border it crosses. */
  Scope inside(Map<CorrelationId, IntFunction<String>> added) {
    Map<CorrelationId, IntFunction<String>> inner = new HashMap<>();
    rows.forEach((id, row) -> inner.put(id, marked(row)));
    added.forEach((id, row) -> inner.put(id, marked(row)));
    return new Scope(inner);
  }

  private static IntFunction<String> marked(IntFunction<String> row) {
    return column -> JsonText.object("^", row.apply(column));
  }

  String column(CorrelationId id, int column) {
    return Objects.requireNonNull(rows.get(id), () -> "unbound correlation " + id).apply(column);
  }
}
