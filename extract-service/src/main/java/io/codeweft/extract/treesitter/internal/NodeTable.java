package io.codeweft.extract.treesitter.internal;

import io.codeweft.extract.facts.StructList;
import io.github.treesitter.jtreesitter.Node;
import io.github.treesitter.jtreesitter.Tree;
import io.github.treesitter.jtreesitter.TreeCursor;
import java.lang.foreign.Arena;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;

/** The nodes of a tree in pre-order, straight into the vectors of {@code nodes}. */
final class NodeTable {
  private static final int NODE_BYTES = 32;

  private final Grammar grammar;
  private final StructList nodes;
  private final StructList errors;
  private final StructList missing;
  private final IntVector numbers;
  private final IntVector parents;
  private final VarCharVector kinds;
  private final VarCharVector fields;
  private final BitVector named;
  private final BigIntVector starts;
  private final BigIntVector ends;
  private final Map<Long, Integer> numbersById = new HashMap<>();
  private final List<Node> beginnings = new ArrayList<>();
  private final Map<Integer, Integer> textEnds = new HashMap<>();
  private int namedCount;
  private int maxDepth;

  NodeTable(Grammar grammar, StructList nodes, StructList errors, StructList missing) {
    this.grammar = grammar;
    this.nodes = nodes;
    this.errors = errors;
    this.missing = missing;
    numbers = nodes.ints("node_no");
    parents = nodes.ints("parent_node_no");
    kinds = nodes.texts("kind");
    fields = nodes.texts("field");
    named = nodes.flags("is_named");
    starts = nodes.longs("bstart");
    ends = nodes.longs("bend");
  }

  int count() {
    return nodes.size();
  }

  int namedCount() {
    return namedCount;
  }

  int maxDepth() {
    return maxDepth;
  }

  /** The nodes at which a pattern may begin, in pre-order. */
  List<Node> beginnings() {
    return beginnings;
  }

  /**
   * Where the last token of one of the {@link #beginnings} ends. The node itself goes on over the
   * comments behind it that are indented as far.
   */
  int textEnd(int number) {
    return Objects.requireNonNull(textEnds.get(number));
  }

  /** The number of one of the {@link #beginnings}, or of what is imported. */
  int numberOf(Node node) {
    Integer number = numbersById.get(node.getId());
    if (number == null) {
      throw new IllegalStateException(
          "a query found a " + node.getType() + ", which Grammar does not expect");
    }
    return number;
  }

  /**
   * @param memory of the nodes that are kept
   */
  void walk(Tree tree, Arena memory) {
    int[] path = new int[64];
    short[] symbols = new short[64];
    int depth = 0;
    int textEnd = 0;
    SegmentAllocator again =
        SegmentAllocator.prefixAllocator(memory.allocate(NODE_BYTES, Long.BYTES));
    try (TreeCursor cursor = tree.walk()) {
      while (true) {
        Node node = cursor.getCurrentNode(again);
        short symbol = node.getSymbol();
        if (depth == path.length) {
          path = Arrays.copyOf(path, depth * 2);
          symbols = Arrays.copyOf(symbols, depth * 2);
        }
        path[depth] = nodes.size();
        symbols[depth] = symbol;
        if (grammar.isBeginning(symbol)) {
          beginnings.add(cursor.getCurrentNode(memory));
        }
        add(node, symbol, cursor.getCurrentFieldId(), depth, path, symbols);
        if (cursor.gotoFirstChild()) {
          depth++;
          continue;
        }
        if (!grammar.isExtra(symbol)) {
          textEnd = Math.max(textEnd, node.getEndByte());
        }
        while (true) {
          if (grammar.isBeginning(symbols[depth])) {
            textEnds.put(path[depth], textEnd);
          }
          if (cursor.gotoNextSibling()) {
            break;
          }
          if (!cursor.gotoParent()) {
            return;
          }
          depth--;
        }
      }
    }
  }

  private void add(Node node, short symbol, short field, int depth, int[] path, short[] symbols) {
    int no = nodes.add();
    int start = node.getStartByte();
    int end = node.getEndByte();
    boolean isNamed = grammar.isNamed(symbol);
    numbers.setSafe(no, no);
    if (depth > 0) {
      parents.setSafe(no, path[depth - 1]);
    }
    kinds.setSafe(no, grammar.kind(symbol));
    if (field != 0) {
      fields.setSafe(no, grammar.field(field));
    }
    named.setSafe(no, isNamed ? 1 : 0);
    starts.setSafe(no, start);
    ends.setSafe(no, end);
    maxDepth = Math.max(maxDepth, depth);
    if (isNamed) {
      namedCount++;
      if (grammar.isBeginning(symbol) || grammar.isAlias(symbol)) {
        numbersById.put(node.getId(), no);
      }
    }
    if (Grammar.isError(symbol)) {
      errors.add();
      errors.set("node_no", no).set("bstart", (long) start).set("bend", (long) end);
      setParentKind(errors, depth, symbols);
    } else if (start == end && node.isMissing()) {
      missing.add();
      missing.set("node_no", no).set("bstart", (long) start).set("bend", (long) end);
      missing.texts("kind").setSafe(missing.size() - 1, grammar.kind(symbol));
      setParentKind(missing, depth, symbols);
    }
  }

  private void setParentKind(StructList rows, int depth, short[] symbols) {
    if (depth > 0) {
      rows.texts("parent_kind").setSafe(rows.size() - 1, grammar.kind(symbols[depth - 1]));
    }
  }
}
