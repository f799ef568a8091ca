package io.codeweft.extract.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.extract.ExtractException;
import io.codeweft.extract.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryScanTest {
  private static final ScanOptions OPTIONS =
      new ScanOptions(List.of("**/*.py"), List.of("node_modules"), 1000, 100, false);

  @TempDir Path folder;
  private Tree tree;

  @BeforeEach
  void create() throws IOException {
    tree = new Tree(Files.createDirectories(folder.resolve("repo")).toRealPath());
  }

  @Test
  void pathsAreSortedByTheirUtf8Bytes() {
    tree.write("b.py", "")
        .write("a/z.py", "")
        .write("a.py", "")
        .write("Z.py", "")
        .write("é.py", "")
        .write("\uD83D\uDE00.py", "")
        .write("\uFF5E.py", "")
        .write("with space/x y.py", "")
        .write("readme.md", "");
    assertThat(paths(scan()))
        .containsExactly(
            "Z.py",
            "a.py",
            "a/z.py",
            "b.py",
            "with space/x y.py",
            "é.py",
            "\uFF5E.py",
            "\uD83D\uDE00.py");
  }

  @Test
  void namesAreComposed() {
    tree.write("e\u0301.py", "x");
    ScanEntry entry = scan().getFirst();
    assertThat(entry.path()).isEqualTo("\u00e9.py");
    assertThat(((ScanEntry.Source) entry).file()).exists();
  }

  @Test
  void namesThatBecomeEqualAreOneErrorRow() {
    tree.write("e\u0301.py", "x").write("\u00e9.py", "y").write("a.py", "");
    List<ScanEntry> entries = scan();
    assertThat(paths(entries)).containsExactly("a.py", "\u00e9.py");
    assertThat(entries.get(1)).isInstanceOf(ScanEntry.Refused.class);
    assertThat(((ScanEntry.Refused) entries.get(1)).kind()).isEqualTo("bad-name");
  }

  @Test
  void aNameThatIsNotUtf8IsAnErrorRow() {
    Path file = RawNames.below(tree.root(), new byte[] {'x', (byte) 0xFF, '.', 'p', 'y'});
    try {
      Files.writeString(file, "");
    } catch (IOException e) {
      org.junit.jupiter.api.Assumptions.abort("this file system refuses such names");
    }
    ScanEntry.Refused refused = (ScanEntry.Refused) scan().getFirst();
    assertThat(refused.kind()).isEqualTo("bad-name");
    assertThat(refused.path()).isEqualTo("x\\xff.py");
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret.py"), "");
    tree.write("a.py", "")
        .link("inside.py", tree.root().resolve("a.py"))
        .link("sub/leaving.py", outside.resolve("secret.py"))
        .link("leaving-folder", outside)
        .link("other.txt", outside.resolve("secret.py"))
        .link("node_modules/excluded.py", outside.resolve("secret.py"))
        .link("nowhere.py", Path.of("missing.py"))
        .link("nowhere-else.py", folder.resolve("missing.py"));
    assertThat(scan())
        .extracting(ScanEntry::path, entry -> entry instanceof ScanEntry.Refused r ? r.kind() : "")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a.py", ""),
            org.assertj.core.groups.Tuple.tuple("leaving-folder", "outside-tree"),
            org.assertj.core.groups.Tuple.tuple("nowhere-else.py", "outside-tree"),
            org.assertj.core.groups.Tuple.tuple("nowhere.py", "unreadable"),
            org.assertj.core.groups.Tuple.tuple("sub/leaving.py", "outside-tree"));
  }

  @Test
  void virtualEnvironmentsAndExcludedFoldersAreLeftOut() {
    tree.write("a.py", "")
        .write("node_modules/x.py", "")
        .write("deep/node_modules/x.py", "")
        .write("env/pyvenv.cfg", "")
        .write("env/lib/x.py", "")
        .write("venv/x.py", "");
    assertThat(paths(scan())).containsExactly("a.py", "venv/x.py");
  }

  @Test
  void gitSaysWhatIsIgnored() throws Exception {
    git("init", "-q");
    tree.write("tracked.py", "")
        .write("deleted.py", "")
        .write("é b.py", "")
        .write(".gitignore", "ignored*\nbuild/\n");
    git("add", ".");
    Files.delete(tree.root().resolve("deleted.py"));
    tree.write("untracked.py", "").write("ignored.py", "").write("build/x.py", "");
    assertThat(paths(scan())).containsExactly("tracked.py", "untracked.py", "é b.py");
  }

  @Test
  void aFolderThatGitIgnoresIsWalked() throws Exception {
    git("init", "-q");
    tree.write(".gitignore", "built/\n").write("built/x.py", "");
    assertThat(paths(scan(tree.root().resolve("built"), OPTIONS))).containsExactly("x.py");
  }

  @Test
  void aSubfolderOfARepositoryIsListedRelativeToItself() throws Exception {
    git("init", "-q");
    tree.write(".gitignore", "*.tmp.py\n").write("sub/x.py", "").write("sub/y.tmp.py", "");
    assertThat(paths(scan(tree.root().resolve("sub"), OPTIONS))).containsExactly("x.py");
  }

  @Test
  void anIndexCannotNameFilesBehindALink() throws Exception {
    git("init", "-q");
    tree.write("sub/x.py", "");
    git("add", ".");
    Files.delete(tree.root().resolve("sub/x.py"));
    Files.delete(tree.root().resolve("sub"));
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("x.py"), "");
    tree.link("sub", outside);
    assertThat(scan())
        .allSatisfy(entry -> assertThat(entry).isInstanceOf(ScanEntry.Refused.class))
        .extracting(ScanEntry::path)
        .contains("sub/x.py");
  }

  @Test
  void tooManyFilesEndTheScan() {
    ScanOptions two = new ScanOptions(OPTIONS.include(), OPTIONS.exclude(), 1000, 2, false);
    tree.write("a.py", "").write("b.py", "");
    assertThat(scan(tree.root(), two)).hasSize(2);
    tree.write("c.py", "");
    assertThatThrownBy(() -> scan(tree.root(), two))
        .isInstanceOf(ExtractException.class)
        .hasMessageContaining("more than 2 files")
        .hasMessageContaining("codeweft.extract.max-files");
  }

  @Test
  void theRootMustBeAFolder() {
    tree.write("a.py", "");
    assertThatThrownBy(() -> RepositoryScan.root(tree.root().resolve("a.py").toString()))
        .hasMessageContaining("is not a folder");
    assertThatThrownBy(() -> RepositoryScan.root(tree.root().resolve("missing").toString()))
        .hasMessageContaining("give an existing folder");
  }

  private List<ScanEntry> scan() {
    return scan(tree.root(), OPTIONS);
  }

  private static List<ScanEntry> scan(Path root, ScanOptions options) {
    try (Scan scan = RepositoryScan.scan(root, null, options)) {
      return scan.entries();
    }
  }

  private static List<String> paths(List<ScanEntry> entries) {
    return entries.stream().map(ScanEntry::path).toList();
  }

  private void git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(tree.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
  }
}
