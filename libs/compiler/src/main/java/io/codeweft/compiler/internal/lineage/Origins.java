package io.codeweft.compiler.internal.lineage;

import io.codeweft.contracts.graph.Lineage.Origin;
import io.codeweft.contracts.graph.Lineage.Role;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What one value is made of. A part is taken out of a path only where the value is a copy. */
record Origins(Set<Origin> all) {
  static final Origins NONE = new Origins(Set.of());

  static Origins column(String table, String column) {
    return new Origins(Set.of(new Origin(table, column, Role.IDENTITY)));
  }

  /** The rows of tables as such. */
  static Origins rowsOf(Collection<String> tables, Role role) {
    Set<Origin> all = new LinkedHashSet<>();
    tables.forEach(table -> all.add(new Origin(table, "", role)));
    return new Origins(all);
  }

  static Origins of(Collection<Origins> parts) {
    Set<Origin> all = new LinkedHashSet<>();
    parts.forEach(part -> all.addAll(part.all));
    return new Origins(all);
  }

  Origins and(Origins other) {
    return all.isEmpty() ? other : other.all.isEmpty() ? this : of(List.of(this, other));
  }

  Origins field(String name) {
    return deeper("." + name);
  }

  /** An element of a list. */
  Origins element() {
    return deeper("[]");
  }

  /** A value of a map. */
  Origins mapValue() {
    return deeper("{}");
  }

  private Origins deeper(String step) {
    return map(o -> isCopy(o) ? new Origin(o.table(), o.path() + step, o.role()) : o);
  }

  /** As operands of something that gives a new value. */
  Origins transformed() {
    return map(o -> isCopy(o) ? as(o, Role.TRANSFORMATION) : o);
  }

  Origins aggregated() {
    return map(o -> isCopy(o) || o.role() == Role.TRANSFORMATION ? as(o, Role.AGGREGATION) : o);
  }

  /**
   * As what decides over rows, or over the window of a value. Windows stay windows and element
   * counts stay counts: saying more would make them depend on more.
   */
  Origins deciding(Role role) {
    return map(o -> o.role() == Role.UNNEST || o.role() == Role.WINDOW ? o : as(o, role));
  }

  /** As a list whose elements are counted. The length of a computed list may depend on anything. */
  Origins counted(Role ofComputed) {
    return map(
        o ->
            o.role() == Role.UNNEST || o.role() == Role.WINDOW
                ? o
                : as(o, isCopy(o) ? Role.UNNEST : ofComputed));
  }

  private static boolean isCopy(Origin origin) {
    return origin.role() == Role.IDENTITY;
  }

  private static Origin as(Origin origin, Role role) {
    return new Origin(origin.table(), origin.path(), role);
  }

  private Origins map(UnaryOperator<Origin> change) {
    Set<Origin> changed = new LinkedHashSet<>();
    all.forEach(origin -> changed.add(change.apply(origin)));
    return new Origins(changed);
  }
}
