package io.codeweft.extract.treesitter.internal;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.extract.facts.FactsRow;
import io.codeweft.extract.treesitter.TreeSitter;
import io.github.treesitter.jtreesitter.InputEncoding;
import io.github.treesitter.jtreesitter.Node;
import io.github.treesitter.jtreesitter.Parser;
import io.github.treesitter.jtreesitter.QueryCursor;
import io.github.treesitter.jtreesitter.QueryMatch;
import io.github.treesitter.jtreesitter.Tree;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;

/** One file from its text to its row. */
public final class FileParse {
  private final Grammar grammar;
  private final SourceText text;
  private final Duration timeout;
  private final long deadline;

  private FileParse(Grammar grammar, SourceText text, Duration timeout) {
    this.grammar = grammar;
    this.text = text;
    this.timeout = timeout;
    deadline = System.nanoTime() + timeout.toNanos();
  }

  public static TreeSitter.Answer parse(
      Grammar grammar,
      DatasetDeclaration declaration,
      byte[] utf8,
      Duration timeout,
      BufferAllocator memory) {
    FileParse file = new FileParse(grammar, new SourceText(utf8), timeout);
    // What a parser takes to read a file it gives back when it is closed.
    try (Parser parser = new Parser(grammar.language())) {
      Optional<Tree> tree =
          parser.parse(file.text, InputEncoding.UTF_8, new Parser.Options(_ -> file.isLate()));
      if (tree.isEmpty()) {
        return file.late();
      }
      try (Tree parsed = tree.get();
          FactsRow row = new FactsRow(declaration, memory)) {
        return file.fill(parsed, row);
      }
    } catch (OutOfMemoryException e) {
      return new TreeSitter.Failed(
          "memory", "the syntax tree of the file is too large; exclude the file");
    }
  }

  private TreeSitter.Answer fill(Tree tree, FactsRow row) {
    NodeTable table =
        new NodeTable(grammar, row.list("nodes"), row.list("errors"), row.list("missing"));
    Matches matches = new Matches(table, text);
    try (Arena nodes = Arena.ofConfined();
        QueryCursor cursor = new QueryCursor(grammar.query())) {
      table.walk(tree, nodes);
      // From node to node, not over the whole tree: a cursor takes a time that grows with the
      // square of a row of tokens without names, as broken files have them, and cannot be stopped.
      cursor.setMaxStartDepth(0);
      for (Node beginning : table.beginnings()) {
        try (Stream<QueryMatch> found = cursor.findMatches(beginning)) {
          found.forEach(matches::add);
        }
        if (isLate()) {
          return late();
        }
      }
    }
    matches.write(row);
    row.set("node_count", table.count());
    row.set("named_count", table.namedCount());
    row.set("max_depth", table.maxDepth());
    return new TreeSitter.Parsed(row.finish());
  }

  private boolean isLate() {
    return System.nanoTime() - deadline > 0;
  }

  private TreeSitter.Answer late() {
    return new TreeSitter.Failed(
        "timeout",
        "tree-sitter took longer than "
            + timeout.toSeconds()
            + " s for the file; raise codeweft.extract.file-timeout or exclude the file");
  }
}
