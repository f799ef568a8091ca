package io.codeweft.registry.rest;

import io.codeweft.registry.history.RegistrationRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Registrations, newest first.
 *
 * @param next cursor of the next page; absent on the last
 */
public record RegistrationPage(List<RegistrationSummary> registrations, @Nullable String next) {
  /**
   * Cuts a page.
   *
   * @param rows oldest first
   * @param cursor id of the last row of the page before; null = the first page
   */
  static RegistrationPage of(List<RegistrationRecord> rows, int limit, @Nullable String cursor) {
    Page.checked(limit);
    long before = Page.before(cursor);
    Page<RegistrationRecord> page =
        Page.of(rows.reversed().stream().filter(row -> row.sequence() < before), limit);
    return new RegistrationPage(
        page.items().stream().map(RegistrationSummary::of).toList(),
        page.hasMore() ? String.valueOf(page.items().getLast().sequence()) : null);
  }
}
