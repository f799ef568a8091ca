package io.codeweft.extract.run;

import io.codeweft.engine.ArrowMemory;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.columns.ErrorFacts;
import io.codeweft.extract.columns.Facts;
import io.codeweft.extract.treesitter.TreeSitter;
import io.codeweft.extract.worker.WorkerPool;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/** What tree-sitter says of the files of a run. Thread-safe. */
final class SyntaxTrees {
  /** Most memory of the rows of a file. */
  private static final long MAX_FACTS = 2L << 30;

  private final boolean wanted;
  private final Optional<TreeSitter> parser;

  /**
   * @param wanted false: nothing is said
   * @param timeout longest that a file may take
   */
  SyntaxTrees(boolean wanted, Duration timeout) {
    this.wanted = wanted;
    parser = wanted ? TreeSitter.load(timeout) : Optional.empty();
  }

  /** Part of the extractor's version. */
  String version() {
    return parser.map(TreeSitter::version).orElse("none");
  }

  Map<String, String> attributes() {
    return parser.map(TreeSitter::attributes).orElse(Map.of());
  }

  /** Why nothing is said although it is wanted. */
  Optional<String> absent() {
    return wanted && parser.isEmpty() ? Optional.of(TreeSitter.absent()) : Optional.empty();
  }

  /**
   * A row, or the error in its place.
   *
   * @param answer of the worker, which decoded the file
   * @return to be closed; empty when the text cannot be decoded
   */
  Optional<Facts> facts(WorkerPool.Answer answer, byte[] source) {
    if (parser.isEmpty() || !(answer instanceof WorkerPool.Told(Facts told))) {
      return Optional.empty();
    }
    byte[] utf8 = told.utf8(source);
    return utf8 == null ? Optional.empty() : Optional.of(parse(parser.get(), utf8));
  }

  private Facts parse(TreeSitter treeSitter, byte[] utf8) {
    BufferAllocator memory = ArrowMemory.child("syntax tree of a file", MAX_FACTS);
    boolean complete = false;
    try {
      Map<String, VectorSchemaRoot> batches =
          switch (treeSitter.extract(utf8, memory)) {
            case TreeSitter.Parsed(VectorSchemaRoot row) -> Map.of(Datasets.TREE_SITTER, row);
            case TreeSitter.Failed(String kind, String message) ->
                Map.of(Datasets.ERRORS, ErrorFacts.of(TreeSitter.EXTRACTOR, kind, message, memory));
          };
      complete = true;
      return new Facts(memory, batches, null, _ -> {});
    } finally {
      if (!complete) {
        memory.close();
      }
    }
  }
}
