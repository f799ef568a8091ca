package io.codeweft.extract.treesitter;

import io.codeweft.engine.ArrowMemory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;

/** Parses texts and looks at the rows. */
final class Parses {
  static final TreeSitter PYTHON = load(Duration.ofSeconds(30));

  private Parses() {}

  static TreeSitter load(Duration timeout) {
    return TreeSitter.load(timeout).orElseThrow();
  }

  /** The elements of a list column, one map each. */
  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> rows(String text, String column) {
    try (BufferAllocator memory = ArrowMemory.child("test", Long.MAX_VALUE)) {
      return switch (PYTHON.extract(text.getBytes(StandardCharsets.UTF_8), memory)) {
        case TreeSitter.Parsed(VectorSchemaRoot row) -> {
          try (row) {
            yield (List<Map<String, Object>>)
                (List<?>) ((ListVector) row.getVector(column)).getObject(0);
          }
        }
        case TreeSitter.Failed failed -> throw new AssertionError(failed);
      };
    }
  }
}
