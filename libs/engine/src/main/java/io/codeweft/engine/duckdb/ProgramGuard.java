package io.codeweft.engine.duckdb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codeweft.engine.EngineException.Kind;

/**
 * Holds a program to a single query over the relations of its session. The driver would run a text
 * of several statements one after the other, and a statement could write wherever the session may;
 * a query cannot. DuckDB's own parser decides, so that no text means one thing here and another
 * there.
 */
final class ProgramGuard {
  private static final ObjectMapper TREES =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(Integer.MAX_VALUE)
                      .maxStringLength(Integer.MAX_VALUE)
                      .build())
              .build());

  private ProgramGuard() {}

  static void requireOneQuery(Statements statements, String doing, String program) {
    String problem = ProgramText.problem(program);
    if (problem != null) {
      throw DuckDbErrors.failure(
          Kind.INPUT, doing, problem, "split it into several relations", null);
    }
    JsonNode tree = tree(statements, doing, program);
    requireQuery(doing, tree);
    ProgramCalls calls = new ProgramCalls(tree.path("statements"));
    if (calls.denied() != null) {
      throw DuckDbErrors.failure(
          Kind.DENIED,
          doing,
          calls.denied(),
          "a program reads the relations of its session with functions of rows and values only",
          null);
    }
    if (calls.excess() != null) {
      throw DuckDbErrors.failure(
          Kind.INPUT, doing, calls.excess(), "split it into several relations", null);
    }
  }

  private static JsonNode tree(Statements statements, String doing, String program) {
    String parse =
        "select json_serialize_sql(%s, skip_null := true, skip_default := true)"
            .formatted(SqlText.text(program));
    String json =
        statements.query(
            doing,
            parse,
            rows -> {
              rows.next();
              return rows.getString(1);
            });
    try {
      return TREES.readTree(json);
    } catch (JsonProcessingException e) {
      throw DuckDbErrors.failure(
          Kind.INTERNAL, doing, "its syntax tree is unreadable", "report it with the program", e);
    }
  }

  private static void requireQuery(String doing, JsonNode tree) {
    if (tree.path("error_type").asText().equals("not implemented")) {
      throw DuckDbErrors.failure(
          Kind.DENIED, doing, "the program is not a query", "a program is a single SELECT", null);
    }
    if (tree.has("error_message")) {
      throw DuckDbErrors.failure(
          Kind.INPUT, doing, tree.get("error_message").asText(), "correct the program", null);
    }
    int queries = tree.path("statements").size();
    if (queries != 1) {
      throw DuckDbErrors.failure(
          queries == 0 ? Kind.INPUT : Kind.DENIED,
          doing,
          "the program has " + queries + " statements",
          "a program is a single SELECT",
          null);
    }
  }
}
