package io.codeweft.compiler.internal.partition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.core.CorrelationId;
import org.jspecify.annotations.Nullable;

/**
 * What a plan node gives.
 *
 * @param columns one each; null where the rows with a value of the column cannot be told apart by
 *     it
 * @param pins for values of the outer row: what the rows beside one outer row need
 * @param halves pairs of columns a FULL JOIN sets equal, for the COALESCE over them
 * @param scans numbers of all scans below
 */
record Spread(
    List<@Nullable Reach> columns,
    Classes same,
    Map<Pin, Reach> pins,
    Map<Set<Integer>, Reach> halves,
    Set<Integer> scans) {

  /** A value of an outer row. */
  record Pin(CorrelationId row, int column) {}

  static Spread of(List<@Nullable Reach> columns, Classes same, Set<Integer> scans) {
    return new Spread(columns, same, Map.of(), Map.of(), scans);
  }

  Spread with(List<@Nullable Reach> changed, Map<Pin, Reach> changedPins, Set<Integer> added) {
    Set<Integer> all = new HashSet<>(scans);
    all.addAll(added);
    return new Spread(changed, same, changedPins, halves, all);
  }

  /** The same rows, without a column that tells them apart. */
  Spread scattered() {
    return new Spread(
        new ArrayList<>(Collections.nCopies(columns.size(), null)), same, pins, Map.of(), scans);
  }

  /** Two columns are equal in every row from here on. */
  Spread equated(int a, int b) {
    Reach first = columns.get(a);
    Reach second = columns.get(b);
    Reach both = first == null ? second : second == null ? first : first.and(second);
    List<@Nullable Reach> changed = new ArrayList<>(columns);
    for (int i = 0; i < changed.size(); i++) {
      if (same.same(i, a) || same.same(i, b)) {
        changed.set(i, both);
      }
    }
    return new Spread(changed, same.equated(a, b), pins, halves, scans);
  }

  Spread pinned(Pin pin, Reach reach) {
    Map<Pin, Reach> more = new HashMap<>(pins);
    more.merge(pin, reach, Reach::and);
    return new Spread(columns, same, more, halves, scans);
  }

  /** The same, with what another plan beside this one needs for outer values. */
  Spread pinnedAlso(Map<Pin, Reach> others) {
    Spread all = this;
    for (Map.Entry<Pin, Reach> other : others.entrySet()) {
      all = all.pinned(other.getKey(), other.getValue());
    }
    return all;
  }
}
