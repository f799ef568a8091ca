package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One meaning, one fingerprint; another meaning, another one. Every claim is executed: texts of one
 * meaning give the same rows on all data sets, texts of another meaning give other rows on one.
 */
class EqualityTest {
  private static final List<SampleDatabase> DATABASES = new ArrayList<>();

  /** Of the first hundred, few that tell all the pairs apart. */
  private static final long[] TELLING = {1, 2, 7, 8, 25, 46, 66};

  private final PolicyLane lane = new PolicyLane(Sample.functions());

  @BeforeAll
  static void fill() throws SQLException {
    DATABASES.add(new SampleDatabase());
    DATABASES.add(SampleDatabase.empty());
    for (long seed : TELLING) {
      DATABASES.add(SampleDatabase.random(seed));
    }
  }

  @AfterAll
  static void close() throws SQLException {
    for (SampleDatabase database : DATABASES) {
      database.close();
    }
  }

  static List<EqualityCase> cases() throws IOException {
    return EqualityCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void fingerprints_are_equal_exactly_where_meanings_are(EqualityCase meaning) throws Exception {
    EqualityCase.Text first = meaning.same().getFirst();
    CompiledQuery compiled = lane.query(first.sql(), Sample.TABLES);
    List<List<String>> rows = rows(first.engine());
    List<String> problems = new ArrayList<>();
    for (EqualityCase.Text text : meaning.same()) {
      CompiledQuery query = lane.query(text.sql(), Sample.TABLES);
      if (!query.fingerprint().equals(compiled.fingerprint())) {
        problems.add("another fingerprint: " + text.sql());
      }
      if (!rows(text.engine()).equals(rows) || !rows(program(query)).equals(rows)) {
        problems.add("other rows: " + text.sql());
      }
    }
    for (EqualityCase.Text text : meaning.different()) {
      CompiledQuery query = lane.query(text.sql(), Sample.TABLES);
      if (query.fingerprint().equals(compiled.fingerprint())) {
        problems.add("the same fingerprint: " + text.sql());
      }
      if (text.onlyNames() && query.schema().equals(compiled.schema())) {
        problems.add("the same names and types: " + text.sql());
      }
      if (!text.onlyNames() && rows(text.engine()).equals(rows)) {
        problems.add("the same rows: " + text.sql());
      }
    }
    assertThat(problems).as(first.sql()).isEmpty();
  }

  @Test
  void there_are_many_of_both() throws IOException {
    assertThat(cases().stream().mapToInt(meaning -> meaning.same().size() - 1).sum())
        .isGreaterThan(300);
    assertThat(cases().stream().mapToInt(meaning -> meaning.different().size()).sum())
        .isGreaterThan(300);
  }

  private static List<List<String>> rows(String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    for (SampleDatabase database : DATABASES) {
      rows.add(database.sortedRows(sql));
    }
    return rows;
  }

  private static String program(CompiledQuery query) {
    return Objects.requireNonNull(query.sql().get("duckdb"));
  }
}
