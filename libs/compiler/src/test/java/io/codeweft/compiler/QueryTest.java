package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.codeweft.contracts.schema.Schema;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ad-hoc queries: the same lane, more relaxed about names and order, just as strict otherwise. */
class QueryTest {
  private final PolicyLane lane = new PolicyLane(Sample.functions());

  @Test
  void columns_without_a_name_get_one() throws CompileException {
    CompiledQuery query =
        lane.query(
            "SELECT count(*), f.path, r.path FROM files f JOIN refs r ON f.path = r.path GROUP BY 2, 3",
            Sample.TABLES);
    assertThat(query.schema())
        .isEqualTo(Schema.parse("struct<col1:int64!,path:string!,path_1:string!>"));
    assertThat(query.tables()).containsExactly("files", "refs");
  }

  @Test
  void order_and_limit_are_kept() throws Exception {
    CompiledQuery query =
        lane.query("SELECT ref_id FROM refs ORDER BY bend DESC, ref_id LIMIT 3", Sample.TABLES);
    try (SampleDatabase database = new SampleDatabase()) {
      assertThat(database.rows(Objects.requireNonNull(query.sql().get("duckdb"))))
          .containsExactly("2", "2", "4");
    }
    CompiledQuery other =
        lane.query("SELECT ref_id FROM refs ORDER BY ref_id LIMIT 3", Sample.TABLES);
    assertThat(other.fingerprint()).isNotEqualTo(query.fingerprint());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT path FROM files; DROP TABLE files",
        "DROP TABLE files",
        "UPDATE files SET path = 'x'",
        "CREATE TABLE t AS SELECT path FROM files",
        "COPY (SELECT path FROM files) TO '/tmp/x'",
        "ATTACH '/tmp/x.db' AS x",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET memory_limit = '1GB'",
        "RESET memory_limit",
        "PRAGMA database_list",
        "EXPORT DATABASE '/tmp/x'",
        "CALL pragma_version()",
        "EXPLAIN SELECT path FROM files",
        "SELECT * FROM read_parquet('/etc/passwd')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM glob('/*')",
        "SELECT * FROM duckdb_settings()",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM \"/etc/passwd\"",
        "SELECT * FROM \"data.parquet\"",
        "SELECT read_text('/etc/passwd') FROM files",
        "SELECT getenv('HOME') FROM files",
        "SELECT current_setting('memory_limit') FROM files",
        "SELECT * FROM main.files",
        "SELECT * FROM information_schema.tables",
        "SELECT * FROM duckdb_tables",
        "FROM files",
        "SELECT path FROM files WHERE path = $1",
        "SELECT path FROM files WHERE path = ?",
      })
  void nothing_but_a_query_of_given_tables_passes(String sql) {
    CompileException refused =
        catchThrowableOfType(CompileException.class, () -> lane.query(sql, Sample.TABLES));
    assertThat(refused).as(sql).isNotNull();
    assertThat(refused.diagnostics()).extracting(Diagnostic::code).doesNotContain("internal");
  }

  @Test
  void whatever_goes_wrong_inside_is_a_diagnostic() {
    String deep = "SELECT " + "(".repeat(5000) + "1" + ")".repeat(5000) + " AS x";
    String wide = "SELECT " + "1 + ".repeat(20_000) + "1 AS x";
    for (String sql : List.of(deep, wide, "SELECT '" + "x".repeat(300_000) + "' AS x")) {
      CompileException refused =
          catchThrowableOfType(CompileException.class, () -> lane.query(sql, Sample.TABLES));
      assertThat(refused).as(sql.substring(0, 60)).isNotNull();
      assertThat(refused.diagnostics()).extracting(Diagnostic::code).containsExactly("too-large");
    }
  }
}
