package io.codeweft.extract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.engine.ArrowMemory;
import io.codeweft.extract.Datasets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFilesTest {
  @TempDir static Path folder;

  /** Who is absent fails on no file. */
  @Test
  void anAbsentExtractorIsARowWithoutAPathAndNoError() throws Exception {
    try (DatasetFiles files = DatasetFiles.create(folder, Map.of())) {
      files.absent("r", "libcst", "this Python has no libcst; install it");
      files.append("r", new FileFacts.NotRead("a.py", "too-large", "it is too large"));
      files.finish();
      assertThat(files.errors()).isEqualTo(1);
      assertThat(errors())
          .containsExactly(
              List.of("", "libcst", "absent", "this Python has no libcst; install it"),
              List.of("a.py", "scan", "too-large", "it is too large"));
    }
  }

  private static List<List<String>> errors() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    Path file = folder.resolve(Datasets.ERRORS + ".arrows");
    try (BufferAllocator memory = ArrowMemory.child("test", 1 << 24);
        ArrowStreamReader reader = new ArrowStreamReader(Files.newInputStream(file), memory)) {
      while (reader.loadNextBatch()) {
        VectorSchemaRoot batch = reader.getVectorSchemaRoot();
        for (int row = 0; row < batch.getRowCount(); row++) {
          List<String> values = new ArrayList<>();
          for (String column : List.of("path", "extractor", "error_kind", "message")) {
            values.add(batch.getVector(column).getObject(row).toString());
          }
          rows.add(values);
        }
      }
    }
    return rows;
  }
}
