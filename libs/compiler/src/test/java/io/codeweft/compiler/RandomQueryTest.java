package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.codeweft.contracts.schema.Field;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random queries: what the lane makes of a text gives the same rows as the text, types and
 * nullability hold, and texts with one fingerprint give one result. {@code -Dcodeweft.seed} and
 * {@code -Dcodeweft.queries} repeat or lengthen a run.
 */
class RandomQueryTest {
  private static final int QUERIES = Integer.getInteger("codeweft.queries", 250);
  private static final long SEED = Long.getLong("codeweft.seed", 20260101L);

  private final PolicyLane lane = new PolicyLane(Sample.functions());

  private record Seen(String sql, List<String> rows) {}

  @Test
  void lane_and_engine_agree() throws SQLException {
    List<String> problems = new ArrayList<>();
    Map<String, Seen> byFingerprint = new HashMap<>();
    try (SampleDatabase database = new SampleDatabase()) {
      for (int i = 0; i < QUERIES; i++) {
        String sql = new RandomQueries(new Random(SEED + i)).next();
        List<String> expected = database.sortedRows(sql);
        String problem = problem(sql, expected, database, byFingerprint);
        if (!problem.isEmpty()) {
          problems.add("seed " + (SEED + i) + ": " + problem + "\n  " + sql);
        }
      }
    }
    if (!problems.isEmpty()) {
      fail(problems.size() + " of " + QUERIES + ":\n" + String.join("\n", problems));
    }
    assertThat(byFingerprint).hasSizeGreaterThan(QUERIES / 2);
  }

  private String problem(
      String sql, List<String> expected, SampleDatabase database, Map<String, Seen> seen)
      throws SQLException {
    CompiledQuery query;
    try {
      query = lane.query(sql, Sample.TABLES);
    } catch (CompileException e) {
      return e.diagnostics().toString();
    }
    String program = Objects.requireNonNull(query.sql().get("duckdb"));
    if (!database.sortedRows(program).equals(expected)) {
      return "other rows from\n" + program;
    }
    if (!database.columns(program).equals(DuckTypes.columns(query.schema()))) {
      return "other types than " + query.schema();
    }
    for (Field field : query.schema().fields()) {
      String nulls = "SELECT 1 FROM (" + program + ") WHERE \"" + field.name() + "\" IS NULL";
      if (!field.nullable() && !database.rows(nulls).isEmpty()) {
        return field.name() + " is null against its type in\n" + program;
      }
    }
    Seen twin = seen.putIfAbsent(query.fingerprint(), new Seen(sql, expected));
    return twin == null || twin.rows().equals(expected)
        ? ""
        : "one fingerprint, other rows than\n  " + twin.sql();
  }
}
