package io.codeweft.extract.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.event.ExtractLanded.Commit;
import io.codeweft.extract.ExtractException;
import io.codeweft.extract.GitFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits that are read from git's own data, with real repositories. */
class CommitScanTest {
  private static final ScanOptions OPTIONS =
      new ScanOptions(List.of("**/*.py"), List.of("node_modules"), 1000, 100, false);
  private static final ScanOptions WITH_SUBMODULES =
      new ScanOptions(OPTIONS.include(), OPTIONS.exclude(), 1000, 100, true);

  @TempDir Path folder;
  private GitFolder git;

  @BeforeEach
  void create() {
    git = GitFolder.init(folder.resolve("repo"));
  }

  @Test
  void aCommitIsListedAsItsCheckoutIs() throws IOException {
    git.write("b.py", "b")
        .write("a/z.py", "z")
        .write("é b.py", "e")
        .write("e\u0301\u0301.py", "decomposed")
        .write("-rf.py", "dash")
        .write("with\nbreak.py", "break")
        .write("node_modules/x.py", "excluded")
        .write("env/pyvenv.cfg", "")
        .write("env/lib/x.py", "other people's")
        .write("readme.md", "no python");
    git.tree()
        .link("inside.py", Path.of("a/z.py"))
        .link("a/up.py", Path.of("../b.py"))
        .link("a/through.py", Path.of("../inside.py"))
        .link("leaving.py", Path.of("../outside.py"))
        .link("nowhere.py", Path.of("missing.py"))
        .link("loop.py", Path.of("loop.py"))
        .link("other.txt", Path.of("missing.py"));
    Files.writeString(folder.resolve("outside.py"), "");
    git.commit("one");
    Path checkout = folder.resolve("checkout");
    git.run("clone", "-q", git.root().toString(), checkout.toString());

    Map<String, String> committed = contents(git.root(), "HEAD", OPTIONS);
    assertThat(committed).isEqualTo(contents(checkout.toRealPath(), null, OPTIONS));
    assertThat(committed)
        .containsEntry("a/z.py", "z")
        .containsEntry("with\nbreak.py", "break")
        .containsEntry("leaving.py", "outside-tree")
        .containsEntry("nowhere.py", "unreadable")
        .doesNotContainKeys("inside.py", "a/up.py", "a/through.py", "other.txt", "env/lib/x.py")
        .hasSize(9);
  }

  @Test
  void neitherWorkTreeNorIndexIsLookedAtOrTouched() throws IOException {
    git.write("a.py", "committed").write("b.py", "b");
    git.commit("one");
    git.write("a.py", "edited").write("new.py", "new");
    git.run("rm", "-q", "--cached", "b.py");
    Files.delete(git.root().resolve("b.py"));
    String before = git.run("status", "--porcelain");
    byte[] index = Files.readAllBytes(git.root().resolve(".git/index"));
    assertThat(contents(git.root(), "main", OPTIONS))
        .isEqualTo(Map.of("a.py", "committed", "b.py", "b"));
    assertThat(Files.readAllBytes(git.root().resolve(".git/index"))).isEqualTo(index);
    assertThat(git.run("status", "--porcelain")).isEqualTo(before);
  }

  @Test
  void everyWayToNameACommitIsUnderstood() {
    git.write("a.py", "1");
    String first = git.commit("one");
    git.run("tag", "-a", "v1", "-m", "annotated");
    git.write("a.py", "2");
    String second = git.commit("two");
    assertThat(commit("main")).isEqualTo(new Commit(second, "main", true));
    assertThat(commit("refs/heads/main").id()).isEqualTo(second);
    assertThat(commit("v1").id()).isEqualTo(first);
    assertThat(commit("main~1").id()).isEqualTo(first);
    assertThat(commit("HEAD^").id()).isEqualTo(first);
    assertThat(commit(first).id()).isEqualTo(first);
    assertThat(commit(first.substring(0, 12)).id()).isEqualTo(first);
    assertThat(contents(git.root(), "v1", OPTIONS)).isEqualTo(Map.of("a.py", "1"));
  }

  @Test
  void aRefThatIsNotThereIsAnErrorWithTheNearestName() {
    git.write("a.py", "1");
    git.commit("one");
    git.run("branch", "feature/parser");
    assertThatThrownBy(() -> scan(git.root(), "feature/praser", OPTIONS))
        .isInstanceOf(ExtractException.class)
        .hasMessage(
            "the repository "
                + git.root()
                + "/.git has no commit 'feature/praser'; nearest: feature/parser; give a branch, a"
                + " tag or the id of a commit that is there (a shallow clone has only its last"
                + " ones)");
    for (String odd :
        List.of("--help", "-h", "--upload-pack=touch x", "a b", "HEAD:a.py", "$(id)")) {
      assertThatThrownBy(() -> scan(git.root(), odd, OPTIONS))
          .as(odd)
          .hasMessageContaining("has no commit '" + odd + "'");
    }
    for (String bad : List.of("", " ", "main\n--help", "x".repeat(251))) {
      assertThatThrownBy(() -> scan(git.root(), bad, OPTIONS))
          .hasMessageStartingWith("the ref is not allowed");
    }
  }

  @Test
  void aRefThatIsABranchAndATagIsAmbiguous() {
    git.write("a.py", "1");
    git.commit("one");
    git.run("branch", "twice");
    git.run("tag", "twice");
    assertThatThrownBy(() -> scan(git.root(), "twice~0", OPTIONS))
        .hasMessage(
            "the ref 'twice~0' is ambiguous in "
                + git.root()
                + "/.git: refs/tags/twice, refs/heads/twice; give one of these in full");
    assertThat(commit("refs/tags/twice").id()).hasSize(40);
  }

  @Test
  void aFolderOutsideGitHasNoCommits() throws IOException {
    Path plain = Files.createDirectories(folder.resolve("plain")).toRealPath();
    assertThatThrownBy(() -> scan(plain, "main", OPTIONS))
        .hasMessageContaining(plain + " is not in a git repository");
    try (Scan scan = RepositoryScan.scan(plain, null, OPTIONS)) {
      assertThat(scan.commit()).isNull();
    }
  }

  @Test
  void ofABareRepositoryHeadIsExtracted() throws IOException {
    git.write("a.py", "1");
    String id = git.commit("one");
    Path bare = folder.resolve("bare.git");
    git.run("clone", "-q", "--bare", git.root().toString(), bare.toString());
    try (Scan scan = RepositoryScan.scan(bare.toRealPath(), null, OPTIONS)) {
      assertThat(scan.commit()).isEqualTo(new Commit(id, "HEAD", true));
    }
    assertThat(contents(bare.toRealPath(), null, OPTIONS)).isEqualTo(Map.of("a.py", "1"));
    assertThat(contents(bare.toRealPath(), "main", OPTIONS)).isEqualTo(Map.of("a.py", "1"));
  }

  @Test
  void aSubfolderIsListedRelativeToItself() throws IOException {
    git.write("a.py", "1").write("süb/x.py", "x").write("süb/deep/y.py", "y");
    git.tree().link("süb/up.py", Path.of("../a.py"));
    git.commit("one");
    assertThat(contents(git.root().resolve("süb"), "HEAD", OPTIONS))
        .isEqualTo(Map.of("x.py", "x", "deep/y.py", "y", "up.py", "outside-tree"));
    Path later = Files.createDirectories(git.root().resolve("later"));
    assertThatThrownBy(() -> scan(later, "HEAD", OPTIONS)).hasMessageContaining("no folder later/");
  }

  @Test
  void aLinkedWorkTreeHasItsOwnHead() throws IOException {
    git.write("a.py", "1");
    git.commit("one");
    Path linked = folder.resolve("linked");
    git.run("worktree", "add", "-q", "-b", "side", linked.toString());
    GitFolder side = new GitFolder(linked.toRealPath());
    side.write("b.py", "2");
    String id = side.commit("two");
    assertThat(contents(side.root(), "HEAD", OPTIONS)).isEqualTo(Map.of("a.py", "1", "b.py", "2"));
    try (Scan scan = RepositoryScan.scan(side.root(), null, OPTIONS)) {
      assertThat(scan.commit()).isEqualTo(new Commit(id, null, true));
    }
  }

  @Test
  void tooLargeFilesAreNotRead() {
    git.write("large.py", "x".repeat(5000)).write("small.py", "s");
    git.commit("one");
    try (Scan scan = RepositoryScan.scan(git.root(), "HEAD", OPTIONS)) {
      List<@Nullable String> read = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        for (ScanEntry entry : scan.entries()) {
          byte[] bytes = ((ScanEntry.Blob) entry).read(1000);
          read.add(bytes == null ? null : new String(bytes, StandardCharsets.UTF_8));
        }
      }
      assertThat(read).containsExactly(null, "s", null, "s");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aPartialCloneIsNotCompletedFromTheNetwork() throws IOException {
    git.write("a.py", "1");
    git.commit("one");
    git.run("config", "uploadpack.allowFilter", "true");
    Path partial = folder.resolve("partial");
    git.run(
        "clone",
        "-q",
        "--no-checkout",
        "--filter=blob:none",
        "file://" + git.root(),
        partial.toString());
    GitFolder clone = new GitFolder(partial.toRealPath());
    assertThat(contents(clone.root(), "HEAD", OPTIONS)).isEqualTo(Map.of("a.py", "unreadable"));
    assertThat(clone.run("rev-list", "--objects", "--missing=print", "HEAD")).contains("?");
  }

  @Test
  void submodulesAreReadFromTheirOwnObjectStore() throws IOException {
    GitFolder inner = GitFolder.init(folder.resolve("inner"));
    inner.write("inner.py", "inner");
    inner.commit("inner");
    GitFolder middle = GitFolder.init(folder.resolve("middle"));
    middle.write("middle.py", "old");
    middle.run("submodule", "-q", "add", inner.root().toString(), "deep");
    middle.commit("middle");
    git.write("a.py", "a");
    git.run("submodule", "-q", "add", "--name", "other-name", middle.root().toString(), "libs/m");
    git.run("submodule", "-q", "update", "--init", "--recursive");
    git.commit("one");
    Map<String, String> all =
        Map.of("a.py", "a", "libs/m/middle.py", "old", "libs/m/deep/inner.py", "inner");

    assertThat(contents(git.root(), null, OPTIONS)).isEqualTo(Map.of("a.py", "a"));
    assertThat(contents(git.root(), "HEAD", OPTIONS)).isEqualTo(Map.of("a.py", "a"));
    assertThat(contents(git.root(), null, WITH_SUBMODULES)).isEqualTo(all);
    // What lies in the submodule's folder is of no concern to a commit, nor is what it tracks not.
    git.write("libs/m/middle.py", "edited").write("libs/m/untracked.py", "u");
    assertThat(contents(git.root(), "HEAD", WITH_SUBMODULES)).isEqualTo(all);
    assertThat(contents(git.root(), null, WITH_SUBMODULES))
        .containsEntry("libs/m/middle.py", "edited")
        .doesNotContainKey("libs/m/untracked.py");
    assertThat(contents(git.root().resolve("libs"), "HEAD", WITH_SUBMODULES))
        .isEqualTo(Map.of("m/middle.py", "old", "m/deep/inner.py", "inner"));
  }

  @Test
  void aSubmoduleThatIsNotThereIsAnErrorRowThatSaysHow() throws IOException {
    GitFolder inner = GitFolder.init(folder.resolve("inner"));
    inner.write("inner.py", "inner");
    String commit = inner.commit("inner");
    git.run("submodule", "-q", "add", inner.root().toString(), "libs/inner");
    git.commit("one");
    Path clone = folder.resolve("clone");
    git.run("clone", "-q", git.root().toString(), clone.toString());
    assertThat(scan(clone.toRealPath(), "HEAD", WITH_SUBMODULES))
        .containsExactly(
            new ScanEntry.Refused(
                "libs/inner",
                "missing-submodule",
                "the submodule cannot be read: its commit "
                    + commit
                    + " is not in this repository; run git submodule update --init --recursive, or"
                    + " leave submodules off"));
    assertThat(scan(clone.toRealPath(), null, WITH_SUBMODULES))
        .containsExactly(
            new ScanEntry.Refused(
                "libs/inner",
                "missing-submodule",
                "the submodule cannot be read: it is not checked out; run git submodule update"
                    + " --init --recursive, or leave submodules off"));
  }

  @Test
  void aCommitCannotChooseWhoseObjectsAreRead() throws IOException {
    GitFolder secret = GitFolder.init(folder.resolve("secret"));
    secret.write("secret.py", "s");
    String commit = secret.commit("secret");
    git.write(".gitmodules", "[submodule \"../../../secret/.git\"]\n\tpath = libs/s\n\turl = x\n");
    git.run("update-index", "--add", "--cacheinfo", "160000," + commit + ",libs/s");
    git.run("add", ".gitmodules");
    git.run("commit", "-q", "-m", "hostile");
    Files.createDirectories(git.root().resolve(".git/modules"));
    assertThat(contents(git.root(), "HEAD", WITH_SUBMODULES))
        .isEqualTo(Map.of("libs/s", "missing-submodule"));
    // Nor by a link in the place of a submodule's git directory.
    git.write(".gitmodules", "[submodule \"s\"]\n\tpath = libs/s\n\turl = x\n");
    git.run("add", ".gitmodules");
    git.run("commit", "-q", "-m", "linked");
    git.tree().link(".git/modules/s", secret.root().resolve(".git"));
    assertThat(contents(git.root(), "HEAD", WITH_SUBMODULES))
        .isEqualTo(Map.of("libs/s", "missing-submodule"));
  }

  /** A tree as no git would make it: entries that would lie elsewhere when checked out. */
  @Test
  void namesThatLeadElsewhereAreErrorRows() throws IOException {
    git.write("a.py", "1");
    git.commit("one");
    String blob = git.run("rev-parse", "HEAD:a.py");
    // git mktree refuses such names, so the object is written byte by byte.
    byte[] id = HexFormat.of().parseHex(blob);
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    raw.writeBytes("100644 ../up.py\0".getBytes(StandardCharsets.UTF_8));
    raw.writeBytes(id);
    Path file = folder.resolve("raw");
    Files.write(file, raw.toByteArray());
    String treeId = git.run("hash-object", "-t", "tree", "-w", "--literally", file.toString());
    String commit = git.run("commit-tree", "-m", "bad", treeId);
    assertThat(contents(git.root(), commit, OPTIONS)).isEqualTo(Map.of("../up.py", "bad-name"));
  }

  private Commit commit(String ref) {
    try (Scan scan = RepositoryScan.scan(git.root(), ref, OPTIONS)) {
      return Objects.requireNonNull(scan.commit());
    }
  }

  private static List<ScanEntry> scan(Path root, @Nullable String ref, ScanOptions options) {
    try (Scan scan = RepositoryScan.scan(root, ref, options)) {
      return scan.entries();
    }
  }

  /** Path to content, or to the kind of the error row. */
  private static Map<String, String> contents(
      Path root, @Nullable String ref, ScanOptions options) {
    Map<String, String> contents = new TreeMap<>();
    try (Scan scan = RepositoryScan.scan(root, ref, options)) {
      for (ScanEntry entry : scan.entries()) {
        contents.put(entry.path(), content(entry));
      }
    }
    return contents;
  }

  private static String content(ScanEntry entry) {
    try {
      if (entry instanceof ScanEntry.Blob blob) {
        byte[] bytes = blob.read(1 << 20);
        return bytes == null ? "too-large" : new String(bytes, StandardCharsets.UTF_8);
      }
      return entry instanceof ScanEntry.Source source
          ? Files.readString(source.file())
          : ((ScanEntry.Refused) entry).kind();
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
