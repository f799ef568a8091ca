package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.schema.Field;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random queries, over several data sets: what the lane makes of a text gives the same rows as the
 * text, types and nullability hold, texts with one fingerprint give one result, and one meaning in
 * two spellings has one fingerprint. A failure names its seed. {@code -Dcodeweft.seed} and {@code
 * -Dcodeweft.queries} repeat or lengthen a run. What was ever found stands in {@code
 * regressions.sql}.
 */
class RandomQueryTest {
  private static final int QUERIES = Integer.getInteger("codeweft.queries", 120);
  private static final long SEED = Long.getLong("codeweft.seed", 20260101L);

  private final PolicyLane lane = new PolicyLane(Sample.functions());
  private final List<SampleDatabase> databases = new ArrayList<>();

  private record Seen(String sql, List<List<String>> rows) {}

  @BeforeEach
  void fill() throws SQLException {
    databases.add(new SampleDatabase());
    for (long seed : new long[] {8, 25, 46}) {
      databases.add(SampleDatabase.random(seed));
    }
  }

  @AfterEach
  void close() throws SQLException {
    for (SampleDatabase database : databases) {
      database.close();
    }
  }

  @Test
  void lane_and_engine_agree() throws SQLException {
    List<String> problems = new ArrayList<>();
    Map<String, Seen> byFingerprint = new HashMap<>();
    for (int i = 0; i < QUERIES; i++) {
      String sql = new RandomSpellings(SEED + i, 1).next();
      String problem = problem(sql, byFingerprint);
      if (!problem.isEmpty()) {
        problems.add("seed " + (SEED + i) + ": " + problem + "\n  " + sql);
      }
    }
    assertThat(problems).as("of %d from seed %d", QUERIES, SEED).isEmpty();
    assertThat(byFingerprint).hasSizeGreaterThan(QUERIES / 2);
  }

  /** Some pairs differ for the normal form: rules of Calcite see more in one than in the other. */
  @Test
  void two_spellings_of_a_meaning_have_one_fingerprint() throws Exception {
    List<String> unseen = new ArrayList<>();
    int pairs = 0;
    for (int i = 0; i < QUERIES / 2; i++) {
      String first = new RandomSpellings(SEED + i, 1).next();
      String second = new RandomSpellings(SEED + i, 2).next();
      if (first.equals(second)) {
        continue;
      }
      pairs++;
      assertThat(rows(second))
          .as("seed %d: %s\n%s", SEED + i, first, second)
          .isEqualTo(rows(first));
      if (!lane.query(first, Sample.TABLES)
          .fingerprint()
          .equals(lane.query(second, Sample.TABLES).fingerprint())) {
        unseen.add("seed " + (SEED + i) + ":\n  " + first + "\n  " + second);
      }
    }
    assertThat(pairs).isGreaterThan(QUERIES / 4);
    assertThat(unseen).as("of %d pairs", pairs).hasSizeLessThanOrEqualTo(pairs / 10);
  }

  static Stream<String> regressions() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RandomQueryTest.class.getResourceAsStream("/regressions.sql"))) {
      return Stream.of(
          new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().split(";(\n|$)"));
    }
  }

  @ParameterizedTest
  @MethodSource("regressions")
  void what_was_found_stays_right(String sql) throws SQLException {
    assertThat(problem(sql, new HashMap<>())).isEmpty();
  }

  private String problem(String sql, Map<String, Seen> seen) throws SQLException {
    CompiledQuery query;
    try {
      query = lane.query(sql, Sample.TABLES);
    } catch (CompileException e) {
      return e.diagnostics().toString();
    }
    String program = Objects.requireNonNull(query.sql().get("duckdb"));
    List<List<String>> expected = rows(sql);
    if (!rows(program).equals(expected)) {
      return "other rows from\n" + program;
    }
    if (!databases.getFirst().columns(program).equals(DuckTypes.columns(query.schema()))) {
      return "other types than " + query.schema();
    }
    for (Field field : query.schema().fields()) {
      String nulls = "SELECT 1 FROM (" + program + ") WHERE \"" + field.name() + "\" IS NULL";
      if (!field.nullable() && !rows(nulls).stream().allMatch(List::isEmpty)) {
        return field.name() + " is null against its type in\n" + program;
      }
    }
    Seen twin = seen.putIfAbsent(query.fingerprint(), new Seen(sql, expected));
    return twin == null || twin.rows().equals(expected)
        ? ""
        : "one fingerprint, other rows than\n  " + twin.sql();
  }

  private List<List<String>> rows(String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    for (SampleDatabase database : databases) {
      rows.add(database.sortedRows(sql));
    }
    return rows;
  }
}
