package io.codeweft.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that does not hold.
 *
 * @param column the offending column, several joined by a comma, or null when the rule names none
 * @param rows offending rows; for a key, all rows that share theirs with another row
 * @param samples some offending rows as JSON objects, in text order: scalar columns only, strings
 *     cut; for a key, the key and its number of rows
 */
public record RuleBreach(Rule rule, @Nullable String column, long rows, List<String> samples) {
  public RuleBreach {
    samples = List.copyOf(samples);
  }
}
