package io.codeweft.compiler.internal.partition;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * For a value that every output row with it takes from its inputs: which rows of each scan decide
 * over those output rows.
 *
 * @param from the columns it is taken from
 * @param needs by number of the scan; a scan that is missing is needed whole
 */
record Reach(Set<Source> from, Map<Integer, Need> needs) {
  record Source(int scan, String column) {}

  static final Reach NOTHING = new Reach(Set.of(), Map.of());

  static Reach of(int scan, String column) {
    return new Reach(Set.of(new Source(scan, column)), Map.of(scan, new Need.Own(column)));
  }

  Need need(int scan) {
    Need need = needs.get(scan);
    return need == null ? new Need.Whole("is read without an equality") : need;
  }

  Reach with(Map<Integer, Need> changed) {
    return new Reach(from, changed);
  }

  Reach without(int scan) {
    Set<Source> sources = new HashSet<>(from);
    sources.removeIf(source -> source.scan() == scan);
    Map<Integer, Need> others = new HashMap<>(needs);
    others.remove(scan);
    return new Reach(sources, others);
  }

  /** Both hold, so for each scan the one that asks for less does. */
  Reach and(Reach other) {
    Set<Source> sources = new HashSet<>(from);
    sources.addAll(other.from);
    Map<Integer, Need> both = new HashMap<>(needs);
    other.needs.forEach((scan, need) -> both.merge(scan, need, Need::better));
    return new Reach(sources, both);
  }
}
