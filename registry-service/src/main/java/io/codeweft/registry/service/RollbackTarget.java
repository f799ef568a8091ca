package io.codeweft.registry.service;

import io.codeweft.contracts.json.Json;
import io.codeweft.registry.history.RegistrationHistory;
import io.codeweft.registry.history.RegistrationRecord;
import io.codeweft.runtime.http.ProblemException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to roll back to: one of the two.
 *
 * @param number of a registration
 * @param version of a graph; the newest registration of it is meant
 */
public record RollbackTarget(@Nullable Long number, @Nullable String version) {

  /**
   * The registration that is meant.
   *
   * @throws ProblemException when there is none, or it was a deletion
   */
  RegistrationRecord find(String name, RegistrationHistory history) {
    if ((number == null) == (version == null)) {
      throw ProblemException.badRequest(
          "bad-target", "say what to roll back to: either number or version, as in /versions");
    }
    List<RegistrationRecord> rows = history.of(name);
    RegistrationRecord found =
        rows.reversed().stream().filter(this::isMeant).findFirst().orElse(null);
    if (found == null) {
      throw ProblemException.notFound(
          "unknown-registration",
          "graph '"
              + name
              + "' has no registration with "
              + Json.text(this)
              + "; it has the numbers "
              + rows.stream().map(row -> String.valueOf(row.number())).toList());
    }
    if (found.kind() == RegistrationRecord.Kind.DELETED) {
      throw ProblemException.badRequest(
          "bad-target",
          "registration "
              + number
              + " deleted graph '"
              + name
              + "'; roll back to one before it, or delete the graph");
    }
    return found;
  }

  private boolean isMeant(RegistrationRecord row) {
    return number != null
        ? number.equals(row.number())
        : row.kind() != RegistrationRecord.Kind.DELETED
            && Objects.requireNonNull(row.content()).version().equals(version);
  }
}
