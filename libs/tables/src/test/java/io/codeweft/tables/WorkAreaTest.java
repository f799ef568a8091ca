package io.codeweft.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkAreaTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String UUID_1 = "worker-00000000-0000-0000-0000-000000000001";

  @TempDir Path dir;
  private Warehouse warehouse;
  private Path work;

  @BeforeEach
  void open() {
    warehouse = Warehouse.at(dir);
    work = warehouse.root().resolve("work");
  }

  @Test
  void scratchAndAreaAreGoneWhenClosed() throws Exception {
    try (WorkArea area = WorkArea.open(warehouse, "worker", MINUTE)) {
      Path kept;
      try (WorkArea.Scratch scratch = area.scratch()) {
        kept = scratch.path();
        Files.createDirectories(kept.resolve("a/b"));
        Files.writeString(kept.resolve("a/b/file"), "x");
      }
      assertThat(kept).doesNotExist();
    }
    assertThat(work).isEmptyDirectory();
  }

  @Test
  void whatACrashedProcessLeftIsDeletedAndNothingElse() throws Exception {
    Path abandoned = area(UUID_1);
    Path other = area("materializer-00000000-0000-0000-0000-000000000001");
    Path foreign = area("worker-notes");
    try (WorkArea first = WorkArea.open(warehouse, "worker", MINUTE);
        WorkArea second = WorkArea.open(warehouse, "worker", Duration.ZERO)) {
      assertThat(first.scratch().path()).exists();
      assertThat(second.scratch().path()).exists();
    }
    assertThat(abandoned).doesNotExist();
    assertThat(List.of(other, foreign)).allSatisfy(area -> assertThat(area).exists());
  }

  @Test
  void anAreaThatIsYoungIsLeftAlone() throws Exception {
    Path young = area(UUID_1);
    Files.setLastModifiedTime(young, FileTime.from(Instant.now()));
    WorkArea.open(warehouse, "worker", MINUTE).close();
    assertThat(young).exists();
    WorkArea.open(warehouse, "worker", Duration.ZERO).close();
    assertThat(young).doesNotExist();
  }

  @Test
  void anAreaThatIsLockedByAnotherIsLeftAlone() throws Exception {
    Path alive = area(UUID_1);
    try (FileChannel channel = FileChannel.open(alive.resolve(".lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock();
        WorkArea own = WorkArea.open(warehouse, "worker", MINUTE)) {
      assertThat(lock.isValid()).isTrue();
      assertThat(alive.resolve("left.parquet")).exists();
      assertThat(own.scratch().path()).exists();
    }
  }

  private Path area(String name) throws Exception {
    Path area = Files.createDirectories(work.resolve(name));
    Files.writeString(area.resolve(".lock"), "");
    Files.writeString(area.resolve("left.parquet"), "x");
    Files.setLastModifiedTime(area, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    return area;
  }
}
