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

/** What is said about files, and where two producers disagree: with the reason. */
@TestInstance(Lifecycle.PER_CLASS)
class DiagnosticsTest {
  private static final int MOST_OWNERS = 4;
  private static final List<String> VIEWS =
      List.of("ts_cross_check", "symtable_cross_check", "diagnostics_norm_v1");

  private PackDatabase database;

  @BeforeAll
  void compute() throws SQLException {
    database = new PackDatabase(PythonCase.graph(), PythonCase.DATA.resolve("grammars"));
    database.compute(VIEWS);
  }

  @Test
  void disagreementsOfTwoGrammarsHaveAReason() throws SQLException {
    assertThat(
            database.rows(
                """
                SELECT path, bstart, bend, what, seen_by, reason FROM ts_cross_check ORDER BY ALL
                """))
        .containsExactly(
            "broken_for_tree_sitter.py 43 64 definition tree-sitter tree-sitter-error",
            "broken_for_tree_sitter.py 43 81 definition cpython tree-sitter-error",
            "broken_for_tree_sitter.py 73 80 call cpython tree-sitter-error",
            "broken_for_tree_sitter.py 76 80 call tree-sitter tree-sitter-error",
            "returns.py 52 89 definition cpython line-breaks",
            "splats.py 21 36 call cpython splat-read-as-callee",
            "splats.py 45 58 call cpython splat-read-as-callee",
            "splats.py 63 77 call cpython splat-read-as-callee",
            "types.py 0 7 call cpython type-read-as-keyword",
            "types.py 14 24 call cpython type-read-as-keyword");
  }

  @Test
  void whatOneGrammarDoesNotSeeIsUnexplainedWhereNothingExplainsIt() throws SQLException {
    PackDatabase damaged =
        new PackDatabase(PythonCase.graph(), PythonCase.DATA.resolve("grammars"));
    damaged.execute(
        """
        UPDATE tree_sitter_files_v1
        SET defs = list_filter(defs, lambda d: d.name <> 'k'), calls = calls[2:], imports = imports[2:]
        WHERE path IN ('traps.py', 'python2.py')
        """);
    damaged.compute(VIEWS);
    assertThat(
            damaged.rows(
                """
                SELECT what, seen_by, reason FROM ts_cross_check WHERE path = 'traps.py' ORDER BY ALL
                """))
        .containsExactly(
            "call cpython unexplained",
            "definition cpython unexplained",
            "import cpython unexplained");
    assertThat(damaged.rows("FROM ts_cross_check WHERE path = 'python2.py'")).isEmpty();
    assertThat(
            damaged.rows(
                """
                SELECT severity, message FROM diagnostics_norm_v1
                WHERE path = 'traps.py' ORDER BY bstart LIMIT 1
                """))
        .containsExactly("warning only cpython sees this import: unexplained");
  }

  @Test
  void theSymbolTableAndTheCodeHaveTheSameParametersAndFreeVariables() throws SQLException {
    assertThat(database.rows("SELECT COUNT(*) > 9 FROM py_bc_code_units")).containsExactly("true");
    assertThat(database.rows("FROM symtable_cross_check")).isEmpty();
    PackDatabase damaged =
        new PackDatabase(PythonCase.graph(), PythonCase.DATA.resolve("grammars"));
    damaged.execute(
        """
        UPDATE bytecode_files_v1
        SET code_objects = list_transform(code_objects,
          lambda c: CASE WHEN c.name <> 'h' THEN c
            ELSE struct_update(c, argcount := c.argcount - 1, freevars := ['x']) END)
        WHERE path = 'traps.py'
        """);
    damaged.compute(VIEWS);
    assertThat(
            damaged.rows(
                """
                SELECT severity, line_no, message FROM diagnostics_norm_v1
                WHERE tool = 'symtable' ORDER BY ALL
                """))
        .containsExactly(
            "warning 30 only bytecode has the free variable x of function h",
            "warning 30 only symtable has the parameter kw of function h");
  }

  @Test
  void everyThingIsSaidOnce() throws SQLException {
    assertThat(
            database.rows(
                """
                SELECT path, tool, error_kind, severity, left(message, 37), line_no, bstart, bend
                FROM diagnostics_norm_v1 WHERE error_kind <> 'disagreement' ORDER BY ALL
                """))
        .containsExactly(
            "broken_for_tree_sitter.py tree-sitter syntax-error warning"
                + " tree-sitter has no rule for this text null 61 64",
            "broken_for_tree_sitter.py tree-sitter syntax-error warning"
                + " tree-sitter has no rule for this text null 66 67",
            "broken_for_tree_sitter.py tree-sitter syntax-error warning"
                + " tree-sitter has no rule for this text null 73 75",
            "python2.py ast syntax-error error Python 3.11.7 cannot parse the file:  5 26 58",
            "refused_by_libcst.py libcst syntax-error error"
                + " LibCST 1.9.0 cannot parse the file: p 9 null null",
            "returns.py libcst syntax-error error"
                + " LibCST 1.9.0 cannot parse the file: i null null null");
    assertThat(
            database.rows(
                """
                SELECT DISTINCT tool, severity FROM diagnostics_norm_v1
                WHERE error_kind = 'disagreement'
                """))
        .containsExactly("tree-sitter info");
  }

  @Test
  void theRowsOfAFileComeFromThatFileAlone() throws SQLException {
    OwnerCheck check = new OwnerCheck(PythonCase.graph(), database::rows, database::execute);
    for (String view :
        List.of(
            "ts_differences", "ts_cross_check", "symtable_cross_check", "diagnostics_norm_v1")) {
      assertThat(check.problems(PythonCase.graph().view(view).orElseThrow(), MOST_OWNERS))
          .isEmpty();
    }
    assertThat(check.tried(Kind.CO_PARTITIONED)).isEqualTo(4);
  }
}
