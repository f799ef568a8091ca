package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.compiler.random.RandomQuery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
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
  private static final int QUERIES = Integer.getInteger("codeweft.queries", 900);
  private static final long SEED = Long.getLong("codeweft.seed", 20260101L);

  private static final SampleDatabase THOUGHT_OUT = open(SampleDatabase::new);

  /** Every query is tried on the one that is thought out by hand and on one of these. */
  private static final List<SampleDatabase> RANDOM =
      Stream.of(1L, 2L, 8L, 25L, 46L, 66L)
          .map(seed -> open(() -> SampleDatabase.random(seed)))
          .toList();

  private final PolicyLane lane = new PolicyLane(Sample.functions());
  private final List<String> unseen = new ArrayList<>();
  private final Map<String, Seen> byFingerprint = new HashMap<>();

  private record Seen(String sql, List<String> rows) {}

  @FunctionalInterface
  private interface Opening {
    SampleDatabase open() throws SQLException;
  }

  private static SampleDatabase open(Opening opening) {
    try {
      return opening.open();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void close() throws SQLException {
    THOUGHT_OUT.close();
    for (SampleDatabase database : RANDOM) {
      database.close();
    }
  }

  /**
   * Some spellings differ for the normal form: rules of Calcite see more in one than in another.
   */
  @Test
  void lane_and_engine_agree() {
    Map<RandomQuery.Category, Integer> categories = new EnumMap<>(RandomQuery.Category.class);
    List<String> problems = new ArrayList<>();
    int respelled = 0;
    for (long seed = SEED; seed < SEED + QUERIES; seed++) {
      RandomQuery query = RandomQuery.of(seed);
      categories.merge(query.category(), 1, Integer::sum);
      List<String> texts =
          Stream.of(query, RandomQuery.respelled(seed)).map(RandomQuery::text).distinct().toList();
      respelled += texts.size() - 1;
      String problem = problem(texts, RANDOM.get((int) Math.floorMod(seed, (long) RANDOM.size())));
      if (!problem.isEmpty()) {
        problems.add("seed " + seed + ", " + query.category() + ": " + problem + "\n  " + texts);
      }
    }
    System.out.printf(
        "%d random queries %s from seed %d, %d of them in two spellings, %d with two fingerprints%n",
        QUERIES, categories, SEED, respelled, unseen.size());
    assertThat(problems).as("of %d from seed %d", QUERIES, SEED).isEmpty();
    assertThat(byFingerprint).hasSizeGreaterThan(QUERIES / 2);
    assertThat(unseen).as("of %d pairs", respelled).hasSizeLessThanOrEqualTo(respelled / 25);
    assertThat(respelled).isGreaterThan(QUERIES / 2);
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
  void what_was_found_stays_right(String sql) {
    for (SampleDatabase database : RANDOM) {
      assertThat(problem(List.of(sql), database)).isEmpty();
    }
  }

  /**
   * Of texts that have one meaning.
   *
   * @return empty when there is none
   */
  private String problem(List<String> texts, SampleDatabase random) {
    String text = texts.getFirst();
    try {
      CompiledQuery query = lane.query(text, Sample.TABLES);
      List<String> known = THOUGHT_OUT.sortedRows(text);
      List<String> expected = random.sortedRows(text);
      List<String> problems = new ArrayList<>();
      problems.add(problem(query, known, THOUGHT_OUT));
      problems.add(problem(query, expected, random));
      Seen twin = byFingerprint.putIfAbsent(query.fingerprint(), new Seen(text, known));
      if (twin != null && !twin.rows().equals(known)) {
        problems.add("one fingerprint, other rows than\n  " + twin.sql());
      }
      for (String other : texts.subList(1, texts.size())) {
        CompiledQuery compiled = lane.query(other, Sample.TABLES);
        if (!compiled.fingerprint().equals(query.fingerprint())) {
          unseen.add(text + "\n  " + other);
          problems.add(problem(compiled, expected, random));
        }
        if (!random.sortedRows(other).equals(expected)) {
          problems.add("the engine gives other rows for the other spelling");
        }
      }
      return problems.stream().filter(p -> !p.isEmpty()).collect(Collectors.joining("\n"));
    } catch (CompileException e) {
      return e.diagnostics().toString();
    } catch (SQLException e) {
      return e.toString();
    }
  }

  private static String problem(CompiledQuery query, List<String> expected, SampleDatabase database)
      throws SQLException {
    String program = Objects.requireNonNull(query.sql().get("duckdb"));
    SampleDatabase.Result actual = database.result(program);
    if (!actual.rows().equals(expected)) {
      return "other rows from\n" + program;
    }
    if (!actual.columns().equals(DuckTypes.columns(query.schema()))) {
      return "other types than " + query.schema();
    }
    return actual.nulls().stream()
        .mapToObj(query.schema().fields()::get)
        .filter(field -> !field.nullable())
        .map(field -> field.name() + " is null against its type in\n" + program)
        .collect(Collectors.joining("\n"));
  }
}
