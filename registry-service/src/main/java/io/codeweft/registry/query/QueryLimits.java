package io.codeweft.registry.query;

import java.time.Duration;

/**
 * Bounds of one query.
 *
 * @param maxRows more rows are an error, raised before the first row is given out
 * @param maxBytes a longer answer is an error
 * @param timeout longest the engine may work, giving out the answer included
 * @param memoryBytes memory of the engine
 * @param maxTempBytes most data the engine may spill
 */
public record QueryLimits(
    long maxRows, long maxBytes, Duration timeout, long memoryBytes, long maxTempBytes) {

  /** For a command at a terminal: as much as a session has by default. */
  public static QueryLimits local(long maxRows, Duration timeout) {
    return new QueryLimits(maxRows, Long.MAX_VALUE, timeout, 1L << 30, 8L << 30);
  }
}
