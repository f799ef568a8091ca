package io.codeweft.compiler.internal.canonical;

import io.codeweft.contracts.json.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.calcite.rex.RexNode;

/**
 * Orders the leaves of a block by colour refinement: a leaf's colour is the SHA-256 of what it is
 * and of every condition and output that mentions it, with the colours of the other leaves in place
 * of their names; repeated until no colour splits any further. Leaves that stay equal keep the
 * order of the text, which can at worst give two fingerprints to one meaning.
 */
final class LeafOrder {
  private final Block block;
  private final List<RexNode> outputs;
  private final Scope scope;
  private final boolean keepOrder;
  private final int[] owner;
  private final int[] position;

  LeafOrder(Block block, List<RexNode> outputs, Scope scope, boolean keepOrder) {
    this.block = block;
    this.outputs = outputs;
    this.scope = scope;
    this.keepOrder = keepOrder;
    this.owner = owners(block);
    this.position = positions();
  }

  private static int[] owners(Block block) {
    int[] owner = new int[block.width()];
    for (int i = 0; i < block.leaves.size(); i++) {
      Leaf leaf = block.leaves.get(i);
      Arrays.fill(owner, leaf.base(), leaf.base() + leaf.columns().size(), i);
    }
    return owner;
  }

  /** Leaves in canonical order. */
  List<Leaf> ordered() {
    Leaf[] ordered = new Leaf[position.length];
    for (int i = 0; i < position.length; i++) {
      ordered[position[i]] = block.leaves.get(i);
    }
    return List.of(ordered);
  }

  /** Expressions with leaves called by their canonical position. */
  RexEncoder encoder() {
    return encoder(column -> "L" + position[owner[column]] + "." + nameOf(column));
  }

  private RexEncoder encoder(IntFunction<String> labels) {
    return new RexEncoder(block, scope, keepOrder, labels);
  }

  private String nameOf(int column) {
    Leaf leaf = block.leaves.get(owner[column]);
    return leaf.columns().get(column - leaf.base());
  }

  private int[] positions() {
    int count = block.leaves.size();
    String[] colours = new String[count];
    for (int i = 0; i < count; i++) {
      Leaf leaf = block.leaves.get(i);
      colours[i] = Digest.sha256Hex(leaf.kind() + leaf.source());
    }
    int distinct = 0;
    while (count > 1 && new HashSet<>(Arrays.asList(colours)).size() > distinct) {
      distinct = new HashSet<>(Arrays.asList(colours)).size();
      colours = refined(colours);
    }
    String[] last = colours;
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparing(i -> last[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] positions = new int[count];
    for (int i = 0; i < count; i++) {
      positions[order[i]] = i;
    }
    return positions;
  }

  private String[] refined(String[] colours) {
    String[] refined = new String[colours.length];
    for (int i = 0; i < colours.length; i++) {
      refined[i] = Digest.sha256Hex(colours[i] + String.join("\n", said(i, colours)));
    }
    return refined;
  }

  /** Everything said about one leaf, sorted. */
  private List<String> said(int me, String[] colours) {
    RexEncoder seen =
        encoder(
            column -> (owner[column] == me ? "me" : colours[owner[column]]) + "." + nameOf(column));
    List<String> said = new ArrayList<>();
    block.where.stream().filter(c -> mentions(c, me)).forEach(c -> said.add("w" + seen.encode(c)));
    for (int i = 0; i < outputs.size(); i++) {
      if (mentions(outputs.get(i), me)) {
        said.add("o" + i + seen.encode(outputs.get(i)));
      }
    }
    for (int i = 0; i < block.leaves.size(); i++) {
      Leaf leaf = block.leaves.get(i);
      String whose = i == me ? "mine" : "other" + leaf.kind();
      RexNode list = leaf.list();
      if (list != null && (i == me || mentions(list, me))) {
        said.add(whose + "list" + seen.encode(list));
      }
      for (RexNode condition : leaf.on()) {
        if (i == me || mentions(condition, me)) {
          said.add(whose + "on" + seen.encode(condition));
        }
      }
    }
    said.sort(null);
    return said;
  }

  private boolean mentions(RexNode expression, int leaf) {
    Set<Integer> touched = Touches.of(expression);
    return touched.stream().anyMatch(column -> owner[column] == leaf);
  }
}
