package io.codeweft.registry.rest;

import io.codeweft.runtime.http.ProblemException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cut of a list.
 *
 * @param hasMore whether anything follows
 */
record Page<T>(List<T> items, boolean hasMore) {
  static final int MAX_LIMIT = 500;
  static final String LIMIT = "50";

  /**
   * Cuts the first {@code limit} off.
   *
   * @throws ProblemException when the limit is not one
   */
  static <T> Page<T> of(Stream<T> all, int limit) {
    List<T> found = all.limit(checked(limit) + 1L).toList();
    boolean more = found.size() > limit;
    return new Page<>(more ? found.subList(0, limit) : found, more);
  }

  /** Refuses a limit before anything is read. */
  static int checked(int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw ProblemException.badRequest(
          "bad-limit", "limit is " + limit + "; allowed: 1 to " + MAX_LIMIT);
    }
    return limit;
  }

  /**
   * The number that all of a page are below.
   *
   * @param cursor number of the last row of the page before; null = the first page
   * @throws ProblemException when it is no number
   */
  static long before(@Nullable String cursor) {
    try {
      return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw badCursor(cursor);
    }
  }

  static ProblemException badCursor(String cursor) {
    return ProblemException.badRequest(
        "bad-cursor", "'" + cursor + "' is not a cursor; take 'next' of the page before");
  }
}
