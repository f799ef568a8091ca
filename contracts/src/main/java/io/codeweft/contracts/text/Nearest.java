package io.codeweft.contracts.text;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The name somebody probably meant: smallest edit distance without case, ties by name. */
public final class Nearest {
  private Nearest() {}

  /**
   * Null when nothing is near enough: more than a third of the letters differ, and more than two.
   */
  public static @Nullable String to(String name, Collection<String> candidates) {
    String wanted = name.toLowerCase(Locale.ROOT);
    String best = null;
    int bestDistance = Math.max(2, wanted.length() / 3) + 1;
    for (String candidate : candidates.stream().sorted().toList()) {
      if (Math.abs(candidate.length() - wanted.length()) >= bestDistance) {
        continue; // the lengths alone are too far apart
      }
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
      if (distance > 0
          && distance < bestDistance
          && distance < Math.max(wanted.length(), candidate.length())) {
        bestDistance = distance;
        best = candidate;
      }
    }
    return best;
  }

  /** Levenshtein distance; a transposition of neighbours counts as one. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + same);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
