package io.codeweft.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** {@code weft watch}, as an editor and git see it. */
class WatchIT {
  private static final int FILES_OF_BRANCH = 40;

  private final Path folder = Workspace.folder("watch");
  private final Path root = folder.resolve("repo");

  @Test
  void everyChangeIsBuilt() throws IOException {
    write("a.py", "def f():\n    return 1\n");
    write("b.py", "from a import f\n\nf()\n");
    git("init", "-q", "-b", "main");
    commit();
    git("checkout", "-q", "-b", "other");
    for (int i = 0; i < FILES_OF_BRANCH; i++) {
      write("more/m%d.py".formatted(i), "x%d = %d\n".formatted(i, i));
    }
    commit();
    git("checkout", "-q", "main");
    try (WeftProcess watch =
        WeftProcess.startWeft(
            "watch", root.toString(), "--warehouse", folder.resolve("warehouse").toString())) {
      expect(watch, 1, "2 added; ");

      write("a.py", "def f():\n    return 2\n");
      expect(watch, 2, "1 changed; ");

      write(".b.py.swp", "from a import f\n\nprint(f())\n");
      Files.move(
          root.resolve(".b.py.swp"), root.resolve("b.py"), StandardCopyOption.REPLACE_EXISTING);
      expect(watch, 3, "1 changed; ");

      git("checkout", "-q", "-f", "other");
      awaitBranch(watch, 3);

      int before = watch.out().size();
      Files.move(root, folder.resolve("away"));
      expect(watch, before + 1, root + " is gone; waiting for it");
      Files.move(folder.resolve("away"), root);
      expect(watch, before + 2, root + " is back");
      expect(watch, before + 3, "up to date: ");
      write("more/deep/new.py", "y = 1\n");
      expect(watch, before + 4, "1 added; ");

      assertThat(watch.terminate(Duration.ofSeconds(30)).exitCode()).isZero();
    }
  }

  private static void expect(WeftProcess watch, int line, String text) {
    watch.until("line " + line + " of the output", () -> watch.out().size() >= line);
    assertThat(watch.out().get(line - 1)).contains(text);
  }

  /** Git takes its time: a change of branch may be seen in two builds on a slow machine. */
  private static void awaitBranch(WeftProcess watch, int from) {
    watch.until(
        FILES_OF_BRANCH + " added",
        () -> watch.out().stream().skip(from).mapToInt(WatchIT::added).sum() == FILES_OF_BRANCH);
  }

  private static int added(String line) {
    List<String> words = List.of(line.split("[ ,;]+"));
    int at = words.indexOf("added");
    return at < 1 ? 0 : Integer.parseInt(words.get(at - 1));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private void commit() throws IOException {
    git("add", "-A");
    git("-c", "user.name=n", "-c", "user.email=n@example.org", "commit", "-q", "-m", "m");
  }

  private void git(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
    command.addAll(List.of(arguments));
    try (WeftProcess git = WeftProcess.start(Map.of(), command)) {
      WeftProcess.Ended ended = git.await(Duration.ofSeconds(60));
      assertThat(ended.exitCode()).as(ended::toString).isZero();
    }
  }
}
