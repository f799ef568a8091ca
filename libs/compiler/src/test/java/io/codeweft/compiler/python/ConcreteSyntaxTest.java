package io.codeweft.compiler.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Concrete syntax comes from LibCST or from the syntax tree, file by file, and is the same. */
class ConcreteSyntaxTest {
  private static final List<String> VIEWS =
      List.of(
          "cst_refs",
          "cst_imports",
          "cst_callsites",
          "cst_defs",
          "cst_type_exprs",
          "cst_docstrings",
          "cst_decorators",
          "cst_call_args");

  @ParameterizedTest
  @ValueSource(strings = {"", "grammars"})
  void rowsAreTheSameFromEitherSource(String folder) throws SQLException {
    Path datasets = PythonCase.DATA.resolve(folder);
    PackDatabase database = new PackDatabase(PythonCase.graph(), datasets);
    List<List<String>> withLibcst = rows(database);
    assertThat(withLibcst).doesNotContain(List.of());
    database.execute("DELETE FROM libcst_files_v1 WHERE length(path) % 2 = 0");
    assertThat(database.rows("SELECT COUNT(*) > 2 FROM libcst_files_v1")).containsExactly("true");
    for (int left = 2; left > 0; left--) {
      List<List<String>> rows = rows(database);
      for (int i = 0; i < VIEWS.size(); i++) {
        assertThat(rows.get(i)).as(VIEWS.get(i)).isEqualTo(withLibcst.get(i));
      }
      database.execute("DELETE FROM libcst_files_v1");
    }
  }

  @Test
  void whatLibcstHasParsedIsNotTakenFromTheSyntaxTree() throws SQLException {
    PackDatabase database =
        new PackDatabase(PythonCase.graph(), PythonCase.DATA.resolve("grammars"));
    database.execute(
        """
        UPDATE libcst_files_v1
        SET refs = [], imports = [], callsites = [], defs = [], type_exprs = [], docstrings = [],
          decorators = [], call_args = []
        """);
    database.compute(VIEWS);
    for (String view : VIEWS) {
      assertThat(database.rows("SELECT DISTINCT path FROM " + view))
          .as(view)
          .isSubsetOf("refused_by_libcst.py", "returns.py");
    }
    assertThat(database.rows("SELECT DISTINCT path FROM cst_refs ORDER BY ALL"))
        .containsExactly("refused_by_libcst.py", "returns.py");
  }

  private static List<List<String>> rows(PackDatabase database) throws SQLException {
    database.compute(VIEWS);
    List<List<String>> rows = new ArrayList<>();
    for (String view : VIEWS) {
      rows.add(database.rows("FROM " + view + " ORDER BY ALL"));
    }
    return rows;
  }
}
