package io.codeweft.extract.offer;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.engine.ArrowMemory;
import io.codeweft.engine.ArrowSchemas;
import io.codeweft.extract.ExtractException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;

/** A dataset without rows. */
final class EmptyBatches {
  private static final long MEMORY = 16L << 20;

  private EmptyBatches() {}

  /** Writes an Arrow stream file; answers its path. */
  static Path write(DatasetDeclaration declaration, Path file) {
    try (BufferAllocator memory = ArrowMemory.child("empty " + declaration.name(), MEMORY);
        VectorSchemaRoot root =
            VectorSchemaRoot.create(ArrowSchemas.toArrow(declaration.schema()), memory);
        OutputStream out = Files.newOutputStream(file);
        ArrowStreamWriter writer = new ArrowStreamWriter(root, null, out)) {
      writer.start();
      writer.end();
      return file;
    } catch (IOException e) {
      throw new ExtractException(
          "the empty dataset " + declaration.name() + " cannot be written to " + file + ": " + e,
          e);
    }
  }
}
