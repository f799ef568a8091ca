package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a recursion means beyond its rows (those are in {@code dialect.sql}). */
class RecursionTest {
  private final PolicyLane lane = new PolicyLane(Sample.functions());

  @ParameterizedTest
  @ValueSource(strings = {"UNION ALL", "UNION"})
  void one_level_too_many_is_an_error_of_the_run(String union) throws Exception {
    String text =
        "WITH RECURSIVE t MAX RECURSION LEVEL %d AS"
            + " (SELECT 1 AS n %s SELECT n + 1 FROM t WHERE n < 5) SELECT n FROM t WHERE n = 1";
    try (SampleDatabase database = new SampleDatabase()) {
      assertThat(database.rows(program(text.formatted(4, union)))).containsExactly("1");
      assertThatThrownBy(() -> database.rows(program(text.formatted(3, union))))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("recursive 't' still gives new rows after 3 levels");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n FROM t) SELECT count(*) AS c FROM t",
        "WITH RECURSIVE t AS (SELECT 1 AS n UNION SELECT n + 1 FROM t) SELECT count(*) AS c FROM t"
      })
  void a_recursion_without_an_end_is_an_error_of_the_run(String text) throws Exception {
    try (SampleDatabase database = new SampleDatabase()) {
      assertThatThrownBy(() -> database.rows(program(text)))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("after 1000 levels: bound it by a condition");
    }
  }

  @Test
  void union_ends_on_a_cycle() throws Exception {
    String text =
        "WITH RECURSIVE t(n, l) AS (SELECT ref_id, name FROM refs UNION"
            + " SELECT (t.n + 1) % 4, CAST(NULL AS VARCHAR) FROM t) SELECT n, l FROM t";
    try (SampleDatabase database = new SampleDatabase()) {
      assertThat(database.sortedRows(program(text)))
          .containsExactly(
              "0 | null",
              "1 | null",
              "1 | x",
              "2 | null",
              "2 | y",
              "3 | null",
              "4 | x",
              "5 | q",
              "6 | y");
    }
  }

  @Test
  void a_column_is_null_where_the_step_makes_it_null() throws Exception {
    String text =
        "WITH RECURSIVE t(n, l) AS (SELECT 1, 'a' UNION ALL SELECT t.n + 1, r.name FROM t"
            + " LEFT JOIN refs r ON r.ref_id = t.n + 1 WHERE t.n < 3 AND t.l IS NOT NULL)"
            + " SELECT n, l, l IS NULL AS none FROM t";
    CompiledQuery query = lane.query(text, Sample.TABLES);
    assertThat(query.schema()).isEqualTo(Schema.parse("struct<n:int32!,l:string,none:bool!>"));
    try (SampleDatabase database = new SampleDatabase()) {
      assertThat(database.sortedRows(program(text)))
          .containsExactly(
              "1 | a | false",
              "2 | y | false",
              "2 | y | false",
              "3 | null | true",
              "3 | null | true");
    }
  }

  @Test
  void names_say_nothing_but_the_kind_of_union_and_the_bound_do() throws Exception {
    String text =
        "WITH RECURSIVE %s AS (SELECT path, size FROM files %s SELECT path, %s.size - 1 FROM %s"
            + " WHERE %s.size > 5) SELECT path, size FROM %s";
    String all = fingerprint(text.formatted("t", "UNION ALL", "t", "t", "t", "t"));
    assertThat(
            fingerprint(text.formatted("u", "UNION ALL", "u", "u AS u", "5 < u.size AND u", "u")))
        .isEqualTo(all);
    assertThat(fingerprint(text.formatted("t", "UNION ALL", "x", "t AS x", "x", "t AS y")))
        .isEqualTo(all);
    assertThat(fingerprint(text.formatted("t", "UNION", "t", "t", "t", "t"))).isNotEqualTo(all);
    assertThat(
            fingerprint(text.formatted("t MAX RECURSION LEVEL 7", "UNION ALL", "t", "t", "t", "t")))
        .isNotEqualTo(all);
    assertThat(
            fingerprint(
                text.formatted("t MAX RECURSION LEVEL 1000", "UNION ALL", "t", "t", "t", "t")))
        .isEqualTo(all);
  }

  @Test
  void a_recursion_read_twice_runs_once() throws Exception {
    String program =
        program(
            "WITH RECURSIVE t AS (SELECT ref_id FROM refs UNION SELECT ref_id - 1 FROM t"
                + " WHERE ref_id > 0) SELECT a.ref_id FROM t a JOIN t b ON a.ref_id = b.ref_id + 1");
    assertThat(program.split(" USING KEY ")).hasSize(2);
    assertThat(program).contains("AS MATERIALIZED");
  }

  @Test
  void required_columns_and_functions_come_from_seed_and_step() throws Exception {
    ViewArtefact view =
        lane.compile(
                "p",
                Sample.datasets(),
                List.of(
                    Sample.view(
                        "v",
                        "WITH RECURSIVE t AS (SELECT path, size FROM files UNION ALL SELECT r.path,"
                            + " span_len(r.bstart, r.bend) FROM t JOIN refs r ON r.path = t.path"
                            + " WHERE t.size > 20) SELECT path FROM t")))
            .views()
            .getFirst();
    assertThat(view.requiredColumns())
        .containsEntry("files", List.of("path", "size"))
        .containsEntry("refs", List.of("bend", "bstart", "path"));
    assertThat(view.functions()).containsExactly("span_len");
  }

  private String program(String text) throws CompileException {
    return Objects.requireNonNull(lane.query(text, Sample.TABLES).sql().get("duckdb"));
  }

  private String fingerprint(String text) throws CompileException {
    return lane.query(text, Sample.TABLES).fingerprint();
  }
}
