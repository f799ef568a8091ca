package io.codeweft.compiler.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.compiler.OwnerCheck;
import io.codeweft.contracts.graph.Partitioning.Kind;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Ranges of an index become bytes of the text. The symbols of the occurrences say what must come
 * out: {@code bstart:bend} as Python counted them, or the reason why there is no span.
 */
@TestInstance(Lifecycle.PER_CLASS)
class PositionsTest {
  private static final int MOST_OWNERS = 4;
  private static final List<String> VIEWS =
      List.of("scip_occurrences_norm", "span_errors_v1", "diagnostics_norm_v1");

  private PackDatabase database;

  @BeforeAll
  void compute() throws SQLException {
    database = new PackDatabase(PythonCase.graph(), PythonCase.DATA.resolve("positions"));
    database.compute(VIEWS);
  }

  @Test
  void rangesOfEveryUnitFallOnTheirTokens() throws SQLException {
    assertThat(
            database.rows(
                """
                SELECT path, symbol, bstart, bend FROM scip_occurrences_norm
                WHERE symbol <> bstart || ':' || bend
                """))
        .isEmpty();
    assertThat(
            database.rows(
                """
                SELECT position_encoding, path, COUNT(*)
                FROM scip_occurrences JOIN scip_occurrences_norm USING (path, occurrence_no)
                GROUP BY ALL ORDER BY ALL
                """))
        .containsExactly(
            "UTF32CodeUnitOffsetFromLineStart utf32.py 23",
            "utf16 bom.py 21",
            "utf16 cr.py 21",
            "utf16 crlf.py 23",
            "utf16 empty.py 1",
            "utf16 latin1.py 6",
            "utf16 utf16.py 23",
            "utf8 utf8.py 23");
  }

  @Test
  void whatIsNoSpanHasAReason() throws SQLException {
    assertThat(
            database.rows(
                """
                SELECT e.path, e.start_line, e.start_char, e.end_line, e.end_char, o.symbol, e.reason
                FROM span_errors_v1 AS e
                JOIN scip_occurrences AS o ON o.path = e.path AND o.occurrence_no = e.item_no
                WHERE o.symbol <> e.reason
                """))
        .isEmpty();
    assertThat(
            database.rows(
                "SELECT unit, reason, COUNT(*) FROM span_errors_v1 GROUP BY ALL ORDER BY ALL"))
        .containsExactly(
            "utf16 end-before-start 4",
            "utf16 inside-character 4",
            "utf16 no-such-column 11",
            "utf16 no-such-file 1",
            "utf16 no-such-line 7",
            "utf32 end-before-start 2",
            "utf32 no-such-column 5",
            "utf32 no-such-line 3",
            "utf8 end-before-start 2",
            "utf8 inside-character 3",
            "utf8 no-such-column 5",
            "utf8 no-such-line 3",
            "null no-unit 1");
    assertThat(
            database.rows(
                """
                SELECT COUNT(*) = (SELECT COUNT(*) FROM scip_occurrences_norm)
                  + (SELECT COUNT(*) FROM span_errors_v1)
                FROM scip_occurrences
                """))
        .containsExactly("true");
  }

  @Test
  void rolesAreTakenApart() throws SQLException {
    assertThat(
            database.rows(
                """
                SELECT symbol_roles, is_local, is_definition, is_import, is_write, is_read, is_generated,
                  is_test, is_forward_definition
                FROM scip_occurrences_norm
                WHERE path = 'utf16.py' AND occurrence_no IN (0, 1, 2) ORDER BY occurrence_no
                """))
        .containsExactly(
            "5 true true false true false false false false",
            "8 false false false false true false false false",
            "114 false false true false false true true true");
  }

  @Test
  void whatTheIndexSaysOfTheCodeIsADiagnostic() throws SQLException {
    assertThat(
            database.rows(
                """
                SELECT error_kind, severity, message, bstart, bend FROM diagnostics_norm_v1
                WHERE path = 'utf16.py' AND tool = 'scip' AND line_no IS NULL ORDER BY ALL
                """))
        .containsExactly(
            "diagnostic info without a code 17 18", "unused warning x is not used 17 18");
    assertThat(
            database.rows(
                """
                SELECT line_no, error_kind, severity, message FROM diagnostics_norm_v1
                WHERE path IN ('gone.py', 'latin1.py') ORDER BY ALL
                """))
        .containsExactly(
            "1 bad-span warning occurrences of the index have no span here: no-such-file",
            "4 bad-span warning occurrences of the index have no span here: no-such-line");
  }

  @Test
  void theRowsOfAFileComeFromThatFileAlone() throws SQLException {
    OwnerCheck check = new OwnerCheck(PythonCase.graph(), database::rows, database::execute);
    for (String view :
        List.of("scip_lines", "scip_spans", "scip_occurrences_norm", "span_errors_v1")) {
      assertThat(check.problems(PythonCase.graph().view(view).orElseThrow(), MOST_OWNERS))
          .isEmpty();
    }
    assertThat(check.tried(Kind.CO_PARTITIONED)).isEqualTo(4);
  }
}
