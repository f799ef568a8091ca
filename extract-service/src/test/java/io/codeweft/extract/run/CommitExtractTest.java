package io.codeweft.extract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.ExtractLanded.Commit;
import io.codeweft.contracts.event.FileChanges;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.ExtractRequest;
import io.codeweft.extract.GitFolder;
import io.codeweft.extract.landing.LandedExtract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit gives the rows that its checkout gives. */
class CommitExtractTest {
  private static final List<String> OFF = List.of(Datasets.LIBCST, Datasets.SCIP);

  private static final String LATIN = "# -*- coding: latin-1 -*-\nname = '\u00e9'\n";

  @TempDir Path folder;

  @Test
  void theRowsAreThoseOfACheckout() {
    GitFolder git = GitFolder.init(folder.resolve("repo"));
    git.write("pkg/__init__.py", "from . import b\n")
        .write("pkg/b.py", "def f(x):\n    return [y for y in x]\n")
        .write("crlf.py", "a = 1\r\nb = '\u00e9'\r\n")
        .write("wrong.py", "def (\n")
        .write("empty.py", "")
        .write("grün.py", "x = '\uD83D\uDE00'\n")
        .write("large.py", "# " + "x".repeat(2000) + "\n");
    git.tree()
        .write("latin.py", LATIN, StandardCharsets.ISO_8859_1)
        .write("null.py", "x = '\0'\n")
        .link("leaving.py", Path.of("../outside.py"));
    String id = git.commit("one");
    Path checkout = folder.resolve("checkout");
    git.run("worktree", "add", "-q", "--detach", checkout.toString());
    Extracts ofCheckout = new Extracts(folder.resolve("w1"));
    Extracts ofCommit = new Extracts(folder.resolve("w2"));
    LandedExtract expected = ((RunState.Landed) ofCheckout.run(request(checkout, null))).extract();
    git.write("pkg/b.py", "changed = True\n").write("new.py", "");
    LandedExtract actual = ((RunState.Landed) ofCommit.run(request(git.root(), "main"))).extract();

    assertThat(actual.event().extractId()).isEqualTo(expected.event().extractId());
    assertThat(expected.event().commit()).isEqualTo(new Commit(id, null, true));
    assertThat(actual.event().commit()).isEqualTo(new Commit(id, "main", true));
    for (DatasetDeclaration dataset : Datasets.all()) {
      String name = dataset.name();
      String digest = ofCommit.digest(name);
      assertThat(digest).as(name).isEqualTo(ofCheckout.digest(name));
      assertThat(digest.equals("empty")).as(name).isEqualTo(OFF.contains(name));
    }
    assertThat(ofCommit.run(request(checkout, null))).isInstanceOf(RunState.Unchanged.class);
  }

  private static ExtractRequest request(Path path, @Nullable String ref) {
    Map<String, Object> options = new TreeMap<>();
    options.put("exclude", List.of());
    options.put("max_file_bytes", 1000);
    if (ref != null) {
      options.put("ref", ref);
    }
    return Extracts.request(path, options);
  }

  /** A commit has what git stores; a checkout has what git's attributes make of it. */
  @Test
  void lineEndsAreThoseThatGitStores() {
    GitFolder git = GitFolder.init(folder.resolve("repo"));
    git.write(".gitattributes", "*.py text eol=crlf\n").write("a.py", "a = 1\r\nb = 2\r\n");
    git.commit("one");
    Extracts extracts = new Extracts(folder.resolve("w"));
    extracts.run(request(git.root(), null));
    assertThat(extracts.value("from repo_files_v1", "newline_kind")).isEqualTo("crlf");
    extracts.run(request(git.root(), "HEAD"));
    assertThat(extracts.value("from repo_files_v1", "newline_kind")).isEqualTo("lf");
  }

  @Test
  void aFileThatWasMovedAndEditedIsARename() throws Exception {
    GitFolder git = GitFolder.init(folder.resolve("repo"));
    git.write("pkg/old.py", "x = 1\n".repeat(40)).write("same.py", "y = 1\n");
    git.commit("one");
    Extracts extracts = new Extracts(folder.resolve("w"));
    extracts.run(request(git.root(), "HEAD"));
    git.run("mv", "pkg/old.py", "pkg/new.py");
    git.run("mv", "same.py", "equal.py");
    git.write("pkg/new.py", "x = 1\n".repeat(40) + "z = 2\n");
    git.commit("two");
    FileChanges changes =
        ((RunState.Landed) extracts.run(request(git.root(), "HEAD"))).extract().event().changes();
    assertThat(changes.renames())
        .extracting(rename -> rename.from() + " " + rename.to() + " " + (rename.similarity() / 10))
        .containsExactly("pkg/old.py pkg/new.py 9", "same.py equal.py 10");
    assertThat(changes.added() + changes.deleted()).isZero();
  }
}
