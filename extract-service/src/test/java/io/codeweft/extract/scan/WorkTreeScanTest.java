package io.codeweft.extract.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.event.ExtractLanded.Commit;
import io.codeweft.extract.ExtractException;
import io.codeweft.extract.GitFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work trees in all the states that git has for them. */
class WorkTreeScanTest {
  private static final ScanOptions OPTIONS =
      new ScanOptions(List.of("**/*.py"), List.of("node_modules"), 1000, 100, true);

  @TempDir Path folder;
  private GitFolder git;

  @BeforeEach
  void create() {
    git = GitFolder.init(folder.resolve("repo"));
  }

  @Test
  void flagsOfTheIndexDoNotHideFiles() throws IOException {
    git.write("assumed.py", "").write("skipped.py", "").write("absent.py", "").write("A.py", "");
    git.write("a.py", "");
    git.commit("one");
    git.write("intended.py", "");
    git.run("add", "-N", "intended.py");
    git.run("update-index", "--assume-unchanged", "assumed.py");
    git.run("update-index", "--skip-worktree", "skipped.py", "absent.py");
    Files.delete(git.root().resolve("absent.py"));
    git.run("config", "core.ignorecase", "true");
    git.run("config", "core.quotepath", "true");
    assertThat(paths(git.root()))
        .containsExactly("A.py", "a.py", "assumed.py", "intended.py", "skipped.py");
  }

  @Test
  void aSparseCheckoutIsWhatLiesOnTheDisk() {
    git.write("in/a.py", "").write("out/b.py", "").write("top.py", "");
    git.commit("one");
    git.run("sparse-checkout", "set", "--cone", "--sparse-index", "in");
    assertThat(paths(git.root())).containsExactly("in/a.py", "top.py");
  }

  @Test
  void aFileInConflictIsListedOnce() {
    git.write("a.py", "base\n");
    git.commit("base");
    git.run("checkout", "-q", "-b", "other");
    git.write("a.py", "theirs\n");
    git.commit("theirs");
    git.run("checkout", "-q", "main");
    git.write("a.py", "ours\n");
    git.commit("ours");
    assertThat(git.attempt("merge", "other").exitCode()).isNotZero();
    assertThat(git.run("ls-files", "--cached").lines()).hasSize(3);
    assertThat(paths(git.root())).containsExactly("a.py");
    assertThat(commit().clean()).isFalse();
  }

  @Test
  void theGitDirectoryMayLieElsewhere() throws IOException {
    git.write("a.py", "").write(".gitignore", "ignored.py\n");
    git.commit("one");
    git.write("ignored.py", "");
    Path moved = folder.resolve("moved.git");
    Files.move(git.root().resolve(".git"), moved);
    git.tree().link(".git", moved);
    assertThat(paths(git.root())).containsExactly("a.py");
    Files.delete(git.root().resolve(".git"));
    git.write(".git", "gitdir: " + moved + "\n");
    assertThat(paths(git.root())).containsExactly("a.py");
    assertThat(commit().clean()).isTrue();
  }

  @Test
  void anEmbeddedRepositoryThatIsNoSubmoduleIsLeftToItself() {
    git.write("a.py", "");
    git.commit("one");
    GitFolder embedded = GitFolder.init(git.root().resolve("vendor/other"));
    embedded.write("b.py", "");
    embedded.commit("b");
    assertThat(paths(git.root())).containsExactly("a.py");
  }

  @Test
  void aBrokenRepositoryIsNotTakenForAFolder() throws IOException {
    Path broken = Files.createDirectories(folder.resolve("broken")).toRealPath();
    Files.writeString(broken.resolve(".git"), "gitdir: /nowhere/at/all\n");
    assertThatThrownBy(() -> paths(broken))
        .isInstanceOf(ExtractException.class)
        .hasMessageContaining("git cannot read " + broken)
        .hasMessageContaining("/nowhere/at/all");
    Path named = Files.createDirectories(folder.resolve("named")).toRealPath();
    Files.createDirectories(named.resolve(".git"));
    Files.writeString(named.resolve("a.py"), "");
    assertThat(paths(named)).containsExactly("a.py");
  }

  @Test
  void theCommitIsThatOfHeadAndKnowsWhetherFilesDiffer() {
    git.write("a.py", "1\n");
    try (Scan scan = RepositoryScan.scan(git.root(), null, OPTIONS)) {
      assertThat(scan.commit()).isNull();
    }
    String id = git.commit("one");
    assertThat(commit()).isEqualTo(new Commit(id, null, true));
    git.write("untracked.py", "");
    assertThat(commit()).isEqualTo(new Commit(id, null, false));
    git.run("clean", "-fdq");
    git.write("a.py", "2\n");
    assertThat(commit().clean()).isFalse();
  }

  /** Everything in a configuration that names a program which git might run. */
  @Test
  void aRepositoryCannotMakeGitRunPrograms() throws IOException {
    GitFolder inner = GitFolder.init(folder.resolve("inner"));
    inner.write("inner.py", "");
    inner.commit("inner");
    git.write("a.py", "1\n").write(".gitattributes", "*.py filter=evil diff=evil\n");
    git.run("submodule", "-q", "add", inner.root().toString(), "sub");
    String id = git.commit("one");
    Path proof = folder.resolve("proof");
    Path program = folder.resolve("program.sh");
    Files.writeString(program, "#!/bin/sh\ntouch '" + proof + "'\ncat\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Path hooks = Files.createDirectories(git.root().resolve(".git/hooks"));
    for (String hook : List.of("post-index-change", "fsmonitor-watchman", "post-checkout")) {
      Files.copy(program, hooks.resolve(hook), StandardCopyOption.COPY_ATTRIBUTES);
    }
    for (Path config :
        List.of(git.root().resolve(".git"), git.root().resolve(".git/modules/sub"))) {
      Files.writeString(
          config.resolve("config"),
          """
          [include]
            path = evil.config
          [remote "origin"]
            url = ext::%1$s
            promisor = true
            partialclonefilter = blob:none
            uploadpack = %1$s
          [protocol]
            allow = always
          [protocol "ext"]
            allow = always
          """
              .formatted(program),
          StandardOpenOption.APPEND);
      Files.writeString(
          config.resolve("evil.config"),
          """
          [core]
            fsmonitor = %1$s
            hooksPath = %2$s
            sshCommand = %1$s
            pager = %1$s
            editor = %1$s
            alternateRefsCommand = %1$s
          [filter "evil"]
            clean = %1$s
            smudge = %1$s
            required = true
          [filter "a=b"]
            clean = %1$s
          [diff]
            external = %1$s
          [diff "evil"]
            command = %1$s
            textconv = %1$s
          [credential]
            helper = %1$s
          """
              .formatted(program, hooks));
    }
    git.write("a.py", "2\n"); // as long as before: git has to compare the content
    git.write("sub/inner.py", "2\n");

    assertThat(paths(git.root())).containsExactly("a.py", "sub/inner.py");
    assertThat(commit()).isEqualTo(new Commit(id, null, false));
    try (Scan scan = RepositoryScan.scan(git.root(), "HEAD", OPTIONS)) {
      for (ScanEntry entry : scan.entries()) {
        assertThat(((ScanEntry.Blob) entry).read(1000)).isNotNull();
      }
    }
    // An object that is missing: a partial clone would ask its remote, which is a program here.
    String blob = git.run("rev-parse", "HEAD:a.py");
    Files.delete(
        git.root().resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));
    try (Scan scan = RepositoryScan.scan(git.root(), "HEAD", OPTIONS)) {
      ScanEntry.Blob entry = (ScanEntry.Blob) scan.entries().getFirst();
      assertThatThrownBy(() -> entry.read(1000)).isInstanceOf(IOException.class);
    }
    assertThat(proof).doesNotExist();
    git.write("a.py", "3\n");
    git.attempt("status");
    assertThat(proof).as("the same without our care: the test can see a program run").exists();
  }

  private Commit commit() {
    try (Scan scan = RepositoryScan.scan(git.root(), null, OPTIONS)) {
      return Objects.requireNonNull(scan.commit());
    }
  }

  private static List<String> paths(Path root) {
    try (Scan scan = RepositoryScan.scan(root, null, OPTIONS)) {
      return scan.entries().stream().map(ScanEntry::path).toList();
    }
  }
}
