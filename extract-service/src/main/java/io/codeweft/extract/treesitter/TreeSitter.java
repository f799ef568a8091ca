package io.codeweft.extract.treesitter;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.treesitter.internal.FileParse;
import io.codeweft.extract.treesitter.internal.Grammar;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Parses files one by one. Thread-safe; nothing native outlives a call. */
public final class TreeSitter {
  /** The name of this extractor in {@code extract_errors_v1}. */
  public static final String EXTRACTOR = "tree-sitter";

  /** Raised when the same text gives other rows. */
  private static final int VERSION = 1;

  private final Grammar grammar;
  private final DatasetDeclaration declaration;
  private final Duration timeout;

  private TreeSitter(Grammar grammar, DatasetDeclaration declaration, Duration timeout) {
    this.grammar = grammar;
    this.declaration = declaration;
    this.timeout = timeout;
  }

  /** What became of a file. */
  public sealed interface Answer {}

  /**
   * Its row, without the columns that every dataset has; whoever takes it closes it.
   *
   * @param row one row
   */
  public record Parsed(VectorSchemaRoot row) implements Answer {}

  /**
   * No row.
   *
   * @param kind {@code error_kind} of the row in {@code extract_errors_v1}
   */
  public record Failed(String kind, String message) implements Answer {}

  /**
   * Loads the libraries.
   *
   * @param timeout longest that one file may take
   * @return empty when there are none for this machine
   */
  public static Optional<TreeSitter> load(Duration timeout) {
    DatasetDeclaration declaration = Datasets.of(Datasets.TREE_SITTER);
    return Grammar.python().map(grammar -> new TreeSitter(grammar, declaration, timeout));
  }

  /** What to tell where {@link #load} is empty. */
  public static String absent() {
    return "there is no tree-sitter library for "
        + System.getProperty("os.name")
        + " on "
        + System.getProperty("os.arch")
        + "; run on Linux (glibc), macOS or Windows on x86-64, or on Linux or macOS on arm64, or"
        + " switch tree_sitter off";
  }

  /** Everything but the text that decides the rows. */
  public String version() {
    return VERSION + "-" + grammar.version() + "-" + grammar.queryDigest().substring(0, 16);
  }

  /** What the dataset says of its producer. */
  public Map<String, String> attributes() {
    return Map.of("grammar", grammar.version(), "abi", String.valueOf(grammar.abi()));
  }

  /**
   * Parses a file.
   *
   * @param utf8 its text, without byte order mark
   * @param memory of the row
   */
  public Answer extract(byte[] utf8, BufferAllocator memory) {
    return FileParse.parse(grammar, declaration, utf8, timeout, memory);
  }
}
