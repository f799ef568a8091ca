package io.codeweft.standalone.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.codeweft.standalone.watch.FolderWatch.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
  /** Events that one folder keeps; what is beyond is told as overflow. */
  private static final int MORE_THAN_IS_KEPT = 600;

  @TempDir Path temp;
  private Path root = Path.of("");
  private @Nullable FolderWatch watch;

  @BeforeEach
  void open() throws IOException {
    root = Files.createDirectories(temp.toRealPath().resolve("repo"));
    Files.createDirectories(root.resolve(".git"));
    Files.createDirectories(root.resolve("warehouse"));
    watch = FolderWatch.open(root, new WatchFilter(root, root.resolve("warehouse")));
  }

  @AfterEach
  void close() {
    Objects.requireNonNull(watch).close();
  }

  private Seen next() {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(30), Objects.requireNonNull(watch)::next, "nothing was seen");
  }

  private void write(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "x = 1\n");
  }

  @Test
  void newFoldersAreWatched() throws IOException {
    write("a/b/c.py");
    assertThat(next()).isEqualTo(Seen.CHANGED);
    write("a/b/d.py");
    assertThat(next()).isEqualTo(Seen.CHANGED);
  }

  /** Only the last write is a change: were another one seen, it would be seen before. */
  @Test
  void noiseIsNotSeen() throws IOException {
    write(".git/index");
    write("warehouse/x.parquet");
    write("__pycache__/a.pyc");
    write(".git/HEAD");
    assertThat(next()).isEqualTo(Seen.CHANGED);
    WatchFilter filter = new WatchFilter(root, root.resolve("warehouse"));
    assertThat(filter.isRelevant(root.resolve(".git/HEAD"))).isTrue();
    for (String noise :
        new String[] {".git/index", ".git", "warehouse/x", "a/__pycache__/a.pyc", "m/.git/HEAD"}) {
      assertThat(filter.isRelevant(root.resolve(noise))).as(noise).isFalse();
    }
  }

  @Test
  void moreEventsThanAreKeptAreAChange() throws IOException {
    for (int i = 0; i < MORE_THAN_IS_KEPT; i++) {
      write("many/m%d.py".formatted(i));
    }
    write("later/a.py");
    assertThat(next()).isEqualTo(Seen.CHANGED);
    write("later/b.py");
    assertThat(next()).isEqualTo(Seen.CHANGED);
  }

  @Test
  void aFolderThatVanishesIsAwaited() throws IOException {
    Path away = root.resolveSibling("away");
    Files.move(root, away);
    assertThat(next()).isEqualTo(Seen.GONE);
    Files.move(away, root);
    assertThat(next()).isEqualTo(Seen.BACK);
    write("a.py");
    assertThat(next()).isEqualTo(Seen.CHANGED);
  }

  @Test
  void aFolderThatIsReplacedIsWatchedAnew() throws IOException {
    Path other = Files.createDirectories(root.resolveSibling("other"));
    Files.move(root, root.resolveSibling("away"));
    Files.move(other, root);
    assertThat(next()).isEqualTo(Seen.BACK);
    write("a.py");
    assertThat(next()).isEqualTo(Seen.CHANGED);
  }

  @Test
  void theLimitOfTheSystemSaysHowToRaiseIt() {
    assertThat(WatchException.of(root, new IOException("User limit of inotify watches reached")))
        .hasMessageContaining(root.toString())
        .hasMessageContaining("sysctl fs.inotify.max_user_watches");
  }
}
