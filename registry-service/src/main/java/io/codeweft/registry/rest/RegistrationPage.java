package io.codeweft.registry.rest;

import io.codeweft.registry.history.RegistrationRecord;
import io.codeweft.runtime.http.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Registrations, newest first.
 *
 * @param next cursor of the next page; absent on the last
 */
public record RegistrationPage(List<RegistrationSummary> registrations, @Nullable String next) {
  static final int MAX_LIMIT = 500;
  static final String LIMIT = "50";

  /**
   * Cuts a page.
   *
   * @param rows oldest first
   * @param cursor id of the last row of the page before; null = the first page
   */
  static RegistrationPage of(List<RegistrationRecord> rows, int limit, @Nullable String cursor) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw ProblemException.badRequest(
          "bad-limit", "limit is " + limit + "; allowed: 1 to " + MAX_LIMIT);
    }
    long before = cursor == null ? Long.MAX_VALUE : parse(cursor);
    List<RegistrationRecord> found =
        rows.reversed().stream().filter(row -> row.sequence() < before).limit(limit + 1L).toList();
    boolean more = found.size() > limit;
    List<RegistrationRecord> page = more ? found.subList(0, limit) : found;
    return new RegistrationPage(
        page.stream().map(RegistrationSummary::of).toList(),
        more ? String.valueOf(page.getLast().sequence()) : null);
  }

  private static long parse(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw ProblemException.badRequest(
          "bad-cursor", "'" + cursor + "' is not a cursor; take 'next' of the page before");
    }
  }
}
