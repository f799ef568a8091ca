package io.codeweft.extract.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.ExtractLanded.Commit;
import io.codeweft.extract.GitFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that moved and were edited on the way. */
class RenamesTest {
  @TempDir Path folder;

  @Test
  void aMovedAndEditedFileIsRecognised() throws IOException {
    GitFolder git = GitFolder.init(folder.resolve("repo"));
    git.write("pkg/old.py", lines(40)).write("pkg/stays.py", "x = 1\n");
    Commit one = new Commit(git.commit("one"), null, true);
    Files.createDirectories(git.root().resolve("pkg/s\u00fcb"));
    git.run("mv", "pkg/old.py", "pkg/s\u00fcb/new.py");
    git.write("pkg/s\u00fcb/new.py", lines(40) + "y = 2\n");
    Commit dirty = new Commit(one.id(), null, false);
    Map<String, Renames.Rename> ofWorkTree = Renames.find(git.root(), one, dirty);
    Commit two = new Commit(git.commit("two"), "main", true);
    Map<String, Renames.Rename> ofCommit = Renames.find(git.root(), one, two);

    assertThat(ofCommit.keySet()).containsExactly("pkg/s\u00fcb/new.py");
    Renames.Rename rename = ofCommit.values().iterator().next();
    assertThat(rename.from()).isEqualTo("pkg/old.py");
    assertThat(rename.similarity()).isBetween(80, 99);
    assertThat(ofWorkTree).isEqualTo(ofCommit);
    assertThat(Renames.find(git.root().resolve("pkg"), one, two).keySet())
        .containsExactly("s\u00fcb/new.py");
  }

  @Test
  void nothingIsSaidOfACommitThatIsGone() {
    GitFolder git = GitFolder.init(folder.resolve("repo"));
    git.write("a.py", "x = 1\n");
    Commit now = new Commit(git.commit("one"), "main", true);
    Commit gone = new Commit("1".repeat(40), null, true);
    assertThat(Renames.find(git.root(), gone, now)).isEmpty();
    assertThat(Renames.find(folder, now, now)).isEmpty();
    assertThat(Renames.find(folder, gone, now)).isEmpty();
  }

  private static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "name_" + i + " = " + i + "\n")
        .collect(Collectors.joining());
  }
}
