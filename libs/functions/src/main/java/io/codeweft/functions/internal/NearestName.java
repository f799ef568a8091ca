package io.codeweft.functions.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The candidate with the smallest edit distance, where that is less than half of the name. */
public final class NearestName {
  private NearestName() {}

  public static Optional<String> of(String name, Collection<String> candidates) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .filter(candidate -> distance(wanted, candidate) <= Math.max(1, wanted.length() / 2))
        .min(
            Comparator.<String>comparingInt(candidate -> distance(wanted, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Levenshtein's, with two rows. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
