package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.schema.Field;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every text of {@code dialect.sql} compiles, and the rendered program gives the rows of the text
 * itself, with exactly the derived column types and no null where the schema says so.
 */
class DialectTest {
  private final PolicyLane lane = new PolicyLane(Sample.functions());

  static Stream<String> texts() {
    try (InputStream in =
        Objects.requireNonNull(DialectTest.class.getResourceAsStream("/dialect.sql"))) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(all.split(";\\s*\n")).map(String::strip).filter(s -> !s.isEmpty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void rendered_program_equals_the_text(String sql) throws Exception {
    CompiledQuery query = lane.query(sql, Sample.TABLES);
    String program = Objects.requireNonNull(query.sql().get("duckdb"));
    try (SampleDatabase database = new SampleDatabase()) {
      assertThat(database.sortedRows(program))
          .as(program)
          .isEqualTo(database.sortedRows(asDuckDb(sql)));
      assertThat(database.columns(program))
          .as(program)
          .isEqualTo(DuckTypes.columns(query.schema()));
      assertNoForbiddenNulls(query, database);
    }
  }

  /** Where the dialect and the engine spell a thing differently, the text says so in a comment. */
  private static String asDuckDb(String sql) {
    int at = sql.indexOf("-- duckdb: ");
    return at < 0 ? sql : sql.substring(at + 11).lines().findFirst().orElseThrow();
  }

  private static void assertNoForbiddenNulls(CompiledQuery query, SampleDatabase database)
      throws SQLException {
    for (Field field : query.schema().fields()) {
      if (!field.nullable()) {
        String nulls =
            "SELECT count(*) FROM (%s) WHERE \"%s\" IS NULL"
                .formatted(query.sql().get("duckdb"), field.name());
        assertThat(database.rows(nulls)).as(field + " of " + query.sql()).containsExactly("0");
      }
    }
  }
}
