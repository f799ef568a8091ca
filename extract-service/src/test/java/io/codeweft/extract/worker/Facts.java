package io.codeweft.extract.worker;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.engine.ArrowMemory;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.columns.DatasetWriter;
import io.codeweft.extract.columns.FileRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/** The error row in a worker's answer. */
record Facts(String errorKind, String errorMessage) {

  static Facts of(WorkerPool.Answer answer) {
    return switch (answer) {
      case WorkerPool.Told(Frame frame) -> of(frame);
      case WorkerPool.Lost(String kind, String message) -> new Facts(kind, message);
    };
  }

  private static Facts of(Frame frame) {
    try (BufferAllocator memory = ArrowMemory.child("test", Long.MAX_VALUE)) {
      Path folder = Files.createTempDirectory("facts");
      Facts facts = new Facts("none", "");
      for (DatasetDeclaration declaration : Datasets.all()) {
        Path file = folder.resolve(declaration.name());
        try (DatasetWriter writer = new DatasetWriter(declaration, file, memory)) {
          if (frame.nextFlag()) {
            writer.append(FileRow.of("r", "p", "digest", 0), Map.of(), frame);
            writer.finish();
            facts = declaration.name().equals(Datasets.ERRORS) ? read(file, memory) : facts;
          }
        }
        Files.delete(file);
      }
      Files.delete(folder);
      return facts;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Facts read(Path file, BufferAllocator memory) throws java.io.IOException {
    try (ArrowStreamReader reader = new ArrowStreamReader(Files.newInputStream(file), memory)) {
      reader.loadNextBatch();
      return new Facts(
          reader.getVectorSchemaRoot().getVector("error_kind").getObject(0).toString(),
          reader.getVectorSchemaRoot().getVector("message").getObject(0).toString());
    }
  }
}
