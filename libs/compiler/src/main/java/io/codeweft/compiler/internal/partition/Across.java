package io.codeweft.compiler.internal.partition;

import io.codeweft.compiler.internal.partition.Spread.Pin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows that read other scans, tied to them by equalities.
 *
 * @param here the rows
 * @param scans the scans they read
 * @param how as a message says it
 */
record Across(Spreading plan, Spread here, Set<Integer> scans, String how) {

  Spread by(List<Tie> ties) {
    Map<Pin, Reach> pins = new HashMap<>();
    here.pins()
        .forEach((pin, reach) -> pins.put(pin, extended(reach, ties, tie -> isPin(tie, pin))));
    if (scans.isEmpty()) {
      return here.with(here.columns(), pins, scans);
    }
    List<@Nullable Reach> columns = new ArrayList<>();
    for (int i = 0; i < here.columns().size(); i++) {
      columns.add(extended(i, ties));
    }
    return here.with(columns, pins, scans);
  }

  /** What a column of this side reaches on both; null when it tells no rows apart. */
  private @Nullable Reach extended(int column, List<Tie> ties) {
    Reach reach = here.columns().get(column);
    return reach == null ? null : extended(reach, ties, tie -> isColumn(tie, column));
  }

  private static boolean isPin(Tie tie, Pin pin) {
    return pin.equals(Equality.pin(tie.here()));
  }

  /** A null that meets nothing does not matter. */
  private boolean isColumn(Tie tie, int column) {
    Integer other = Equality.column(tie.here());
    return other != null
        && (tie.nullsMeet()
            ? here.same().same(other, column)
            : here.same().sameUnlessNull(other, column));
  }

  private Reach extended(Reach reach, List<Tie> ties, Predicate<Tie> isIt) {
    Map<Integer, Need> needs = new HashMap<>(reach.needs());
    scans.forEach(scan -> needs.put(scan, need(scan, ties, isIt)));
    return reach.with(needs);
  }

  private Need need(int scan, List<Tie> ties, Predicate<Tie> isIt) {
    SortedSet<String> key = new TreeSet<>();
    Need best = new Need.Whole("is " + how + " without an equality");
    for (Tie tie : ties) {
      Need need = tie.there().need(scan);
      if (need instanceof Need.Own && isIt.test(tie)) {
        return need;
      }
      if (need instanceof Need.Own(String column)) {
        key.add(column);
      } else if (need instanceof Need.Key) {
        best = Need.better(best, need);
      }
    }
    return key.isEmpty() ? best : new Need.Key(key, how);
  }
}
