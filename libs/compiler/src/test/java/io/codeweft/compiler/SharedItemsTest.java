package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A WITH item that is named twice is computed once, and means what the text put in there means. */
class SharedItemsTest {
  private static final String SIZES =
      "SELECT repo, max(size) AS m, count(*) AS n FROM files GROUP BY repo";

  private final PolicyLane lane = new PolicyLane(Sample.functions());

  @Test
  void an_item_named_twice_is_one_materialised_item() throws Exception {
    CompiledQuery shared =
        query("WITH s AS (%s) SELECT a.repo, b.m FROM s a JOIN s b ON a.m > b.m".formatted(SIZES));
    CompiledQuery inlined =
        query("SELECT a.repo, b.m FROM (%s) a JOIN (%s) b ON a.m > b.m".formatted(SIZES, SIZES));
    assertThat(shared.fingerprint()).isEqualTo(inlined.fingerprint());
    assertThat(items(shared)).isEqualTo(1);
    assertThat(items(inlined)).isEqualTo(1);
    try (SampleDatabase database = new SampleDatabase()) {
      assertThat(database.sortedRows(program(shared)))
          .isEqualTo(database.sortedRows(program(inlined)))
          .containsExactly("r | 7");
    }
  }

  @Test
  void an_item_that_reads_another_twice_shares_both() throws Exception {
    String text =
        "WITH s AS (%s), t AS (SELECT a.repo, b.m FROM s a JOIN s b ON a.m >= b.m)"
            + " SELECT x.repo, y.m FROM t x JOIN t y ON x.m = y.m";
    assertThat(items(query(text.formatted(SIZES)))).isEqualTo(2);
  }

  @Test
  void an_item_named_once_stays_where_it_is() throws Exception {
    CompiledQuery once = query("WITH s AS (%s) SELECT repo FROM s WHERE m > 7".formatted(SIZES));
    assertThat(items(once)).isZero();
  }

  private CompiledQuery query(String text) throws CompileException {
    return lane.query(text, Sample.TABLES);
  }

  private static String program(CompiledQuery query) {
    return Objects.requireNonNull(query.sql().get("duckdb"));
  }

  private static int items(CompiledQuery query) {
    return program(query).split(" AS MATERIALIZED ", -1).length - 1;
  }
}
