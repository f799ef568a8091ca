package io.codeweft.worker.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.DataFile;
import io.codeweft.engine.WrittenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFilesTest {
  @TempDir Path dir;

  @Test
  void theNameComesFromTheTaskAndContentIsNeverWrittenOver() throws Exception {
    Path table = dir.resolve("table");
    OutputFiles files = new OutputFiles("task");
    DataFile first = files.data(written("one"), table);
    DataFile again = files.data(written("one"), table);
    DataFile other = files.data(written("two"), table);
    assertThat(again).isEqualTo(first);
    assertThat(other.path()).startsWith(first.path().replace(".parquet", "-"));
    assertThat(files.data(written("two"), table)).isEqualTo(other);
    assertThat(table.resolve(first.path())).hasContent("one");
    assertThat(table.resolve(other.path())).hasContent("two");
    assertThat(new OutputFiles("another task").data(written("one"), table).path())
        .isNotEqualTo(first.path());
  }

  private WrittenFile written(String content) throws IOException {
    Path file = Files.createTempFile(dir, "scratch", ".parquet");
    Files.writeString(file, content);
    return new WrittenFile(file, 1, content.length(), Map.of());
  }
}
