package io.codeweft.compiler.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CallTest {
  private final PackDatabase database = PythonCase.database();

  @Test
  void namesKeepTheirCase() throws Exception {
    assertThat(
            database.rows(
                """
                SELECT s.callee_text, d.qname
                FROM rel_callsite_def_v1 AS r
                JOIN cst_callsites AS s USING (path, bstart, bend)
                JOIN cst_defs AS d ON d.path = r.def_path AND d.bstart = r.def_bstart
                WHERE r.path = 'letters.py'
                ORDER BY s.bstart
                """))
        .containsExactly("Item letters.Item", "item letters.item");
  }

  @Test
  void callsAreResolvedByTheRungThatFindsThem() throws Exception {
    String calls =
        String.join(
            "\n",
            database.rows(
                """
                SELECT s.path, s.callee_text, '->', COALESCE(d.qname, '?'),
                  COALESCE(r.resolution_method, ''),
                  CASE WHEN r.ambiguity_group_id IS NULL THEN '' ELSE 'ambiguous' END,
                  CASE WHEN r.confidence IS NULL THEN '' ELSE r.confidence::VARCHAR END
                FROM cst_callsites AS s
                LEFT JOIN rel_callsite_def_v1 AS r USING (path, bstart, bend)
                LEFT JOIN cst_defs AS d ON d.path = r.def_path AND d.bstart = r.def_bstart
                ORDER BY s.path, s.bstart, r.candidate_rank
                """));
    assertGolden("calls.txt", calls + "\n");
  }

  @Test
  void importsAreResolved() throws Exception {
    String imports =
        String.join(
            "\n",
            database.rows(
                """
                SELECT path, level, COALESCE(symbol_fqn, module_fqn || '.*'), '->',
                  COALESCE(target_path, 'outside'), COALESCE(submodule_path, '')
                FROM py_imports_resolved
                ORDER BY path, bstart
                """));
    assertGolden("imports.txt", imports + "\n");
  }

  private static void assertGolden(String name, String actual) throws IOException {
    Path golden = PythonCase.DATA.resolve(name);
    String expected = Files.exists(golden) ? Files.readString(golden) : "";
    if (!expected.equals(actual)) {
      Path beside = Path.of("target", name).toAbsolutePath();
      Files.writeString(beside, actual);
      assertThat(actual).as("what came out is in " + beside).isEqualTo(expected);
    }
  }
}
