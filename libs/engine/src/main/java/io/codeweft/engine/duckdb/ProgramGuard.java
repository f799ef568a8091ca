package io.codeweft.engine.duckdb;

import io.codeweft.engine.EngineException;
import io.codeweft.engine.EngineException.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds a program to a single query. The driver would run a text of several statements one after
 * the other, and a statement could write wherever the session may; a query cannot. DuckDB's own
 * parser decides, so that no text means one thing here and another there.
 */
final class ProgramGuard {
  private ProgramGuard() {}

  static void requireOneQuery(Statements statements, String doing, String program) {
    String parse =
        """
        select json_extract_string(tree, '$.error_type'), json_extract_string(tree, '$.error_message'),
          json_array_length(tree, '$.statements')
        from (select json_serialize_sql(%s, skip_null := true, skip_default := true) as tree)
        """
            .formatted(SqlText.text(program));
    Optional<EngineException> refusal =
        statements.query(
            doing,
            parse,
            rows -> {
              rows.next();
              return refusal(doing, rows.getString(1), rows.getString(2), rows.getLong(3));
            });
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }

  private static Optional<EngineException> refusal(
      String doing, @Nullable String errorType, @Nullable String error, long queries) {
    if ("not implemented".equals(errorType)) {
      return Optional.of(
          DuckDbErrors.failure(
              Kind.DENIED,
              doing,
              "the program is not a query",
              "a program is a single SELECT",
              null));
    }
    if (error != null) {
      return Optional.of(
          DuckDbErrors.failure(Kind.INPUT, doing, error, "correct the program", null));
    }
    if (queries != 1) {
      return Optional.of(
          DuckDbErrors.failure(
              queries == 0 ? Kind.INPUT : Kind.DENIED,
              doing,
              "the program has " + queries + " statements",
              "a program is a single SELECT",
              null));
    }
    return Optional.empty();
  }
}
