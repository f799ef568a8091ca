package io.codeweft.extract.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two grammars, one language: what tree-sitter finds is what CPython finds, in every file that
 * CPython accepts. Where they differ it is for a reason that has a name.
 */
class AgreementTest {
  /** Files that tree-sitter has errors in: there it guesses. */
  private static final String GUESSED =
      "path in (select path from tree_sitter_files_v1 where len(errors) + len(missing) > 0)";

  @TempDir Path folder;

  @Tag("slow")
  @Test
  void onTheWholeStandardLibrary() {
    Extracts extracts = new Extracts(folder.resolve("warehouse"));
    extracts.land(StandardLibrary.folder());
    assertThat(Integer.parseInt(extracts.value("from tree_sitter_files_v1", "count(*)")))
        .isGreaterThan(700);
    assertThat(TwoGrammars.differing(extracts, "defs", "not " + GUESSED)).isEmpty();
    assertThat(TwoGrammars.differing(extracts, "imports", "true")).isEmpty();
    // `*f(x)` is read as a call of `*f`, which spans the starred expression, and `type(x).y = z` as
    // a
    // type alias.
    assertThat(
            extracts.rows(
                "from ("
                    + TwoGrammars.facts(
                        "ast_files_v1", "calls", "bstart, bend", "callee_text != 'type'")
                    + " except "
                    + TwoGrammars.facts("tree_sitter_files_v1", "calls", "bstart, bend", "true")
                    + ") where (path, bend) not in (select path, bend from ("
                    + TwoGrammars.facts("tree_sitter_files_v1", "calls", "bstart, bend", "true")
                    + " intersect "
                    + TwoGrammars.facts("ast_files_v1", "nodes", "bstart, bend", "kind = 'Starred'")
                    + ")) and not "
                    + GUESSED,
                "path",
                "bstart"))
        .isEmpty();
  }
}
