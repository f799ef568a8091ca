package io.codeweft.compiler.internal.canonical;

import io.codeweft.contracts.json.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Orders the leaves of a block by what is said about them, not by where they stood in the text.
 *
 * <p>Colour refinement: a leaf's colour is the SHA-256 of what it is and of everything the block
 * says, with the colours of the other leaves in place of their names; repeated until no colour
 * splits any further. Where leaves are left with one colour, one of them is taken out and the
 * refinement goes on; of all ways to do so, the smallest text wins (McKay's individualisation and
 * refinement). After {@link #MOST_TRIALS} texts the smallest so far is taken, which can at worst
 * give two fingerprints to one meaning.
 */
final class LeafOrder {
  private static final int MOST_TRIALS = 24;

  private final Block block;
  private final Function<RexEncoder, List<String>> outputs;
  private final Scope scope;
  private final Blocks blocks;
  private final Equalities equal;
  private final int[] owner;
  private int[] position = {};
  private @Nullable String smallest;
  private int trials;

  /**
   * @param outputs texts of what is made of the rows of the block
   */
  LeafOrder(Block block, Function<RexEncoder, List<String>> outputs, Scope scope, Blocks blocks) {
    this.block = block;
    this.outputs = outputs;
    this.scope = scope;
    this.blocks = blocks;
    this.equal = Equalities.of(block.where);
    this.owner = owners(block);
    search(initial());
  }

  private static int[] owners(Block block) {
    int[] owner = new int[block.width()];
    for (int i = 0; i < block.leaves.size(); i++) {
      Leaf leaf = block.leaves.get(i);
      Arrays.fill(owner, leaf.base(), leaf.base() + leaf.columns().size(), i);
    }
    return owner;
  }

  /** Expressions with leaves called by their canonical position. */
  RexEncoder encoder() {
    return encoder(position);
  }

  private RexEncoder encoder(int[] positions) {
    return encoder(leaf -> "L" + positions[leaf]);
  }

  private RexEncoder encoder(Function<Integer, String> labels) {
    Names plain = column -> labels.apply(owner[column]) + "." + nameOf(column);
    RexEncoder members = new RexEncoder(blocks, scope, plain);
    return new RexEncoder(
        blocks, scope, equal.groups().isEmpty() ? plain : new SharedNames(members, equal));
  }

  private String nameOf(int column) {
    Leaf leaf = block.leaves.get(owner[column]);
    return leaf.columns().get(column - leaf.base());
  }

  /** Leaves and conditions. */
  String body() {
    return body(position);
  }

  private String body(int[] positions) {
    RexEncoder encoder = encoder(positions);
    Leaf[] ordered = new Leaf[positions.length];
    for (int i = 0; i < positions.length; i++) {
      ordered[positions[i]] = block.leaves.get(i);
    }
    List<String> from = new ArrayList<>();
    for (Leaf leaf : ordered) {
      from.add(text(leaf, encoder));
    }
    return JsonText.object("from", JsonText.array(from), "where", JsonText.array(where(encoder)));
  }

  private static String text(Leaf leaf, RexEncoder encoder) {
    List<String> parts = new ArrayList<>();
    RexNode list = leaf.list();
    if (list == null) {
      parts.addAll(List.of("of", leaf.source()));
    } else {
      parts.addAll(List.of("unnest", encoder.encode(list)));
      parts.addAll(List.of("columns", String.valueOf(leaf.columns().size())));
    }
    if (leaf.kind().isOptional()) {
      parts.addAll(List.of("join", JsonText.quote(leaf.kind().name())));
      parts.addAll(List.of("on", JsonText.array(encoder.filter(leaf.on()))));
    }
    return JsonText.object(parts);
  }

  private List<String> where(RexEncoder encoder) {
    List<String> where = new ArrayList<>();
    for (List<RexNode> group : equal.groups()) {
      where.add(JsonText.object("same", JsonText.set(members(group, encoder))));
    }
    where.addAll(encoder.filter(equal.others()));
    where.sort(null);
    return where;
  }

  private static List<String> members(List<RexNode> group, RexEncoder encoder) {
    return encoder.names() instanceof SharedNames shared
        ? shared.members().encode(group)
        : encoder.encode(group);
  }

  private String[] initial() {
    String[] colours = new String[block.leaves.size()];
    for (int i = 0; i < colours.length; i++) {
      Leaf leaf = block.leaves.get(i);
      colours[i] = Digest.sha256Hex(leaf.kind() + leaf.source());
    }
    return colours;
  }

  private void search(String[] start) {
    String[] colours = refined(start);
    String tied = firstTied(colours);
    if (tied == null) {
      take(colours);
      return;
    }
    for (int i = 0; i < colours.length && trials < MOST_TRIALS; i++) {
      if (colours[i].equals(tied)) {
        String[] next = colours.clone();
        next[i] = Digest.sha256Hex("first " + tied);
        search(next);
      }
    }
  }

  private static @Nullable String firstTied(String[] colours) {
    String[] sorted = colours.clone();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i].equals(sorted[i - 1])) {
        return sorted[i];
      }
    }
    return null;
  }

  /** Keeps the order of these colours, which are all different, when its text is the smallest. */
  private void take(String[] colours) {
    int[] positions = new int[colours.length];
    int[] order =
        IntStream.range(0, colours.length)
            .boxed()
            .sorted(Comparator.comparing(i -> colours[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < order.length; i++) {
      positions[order[i]] = i;
    }
    trials++;
    if (trials == 1 && firstTied(initial()) == null) {
      position = positions;
      return;
    }
    String text = body(positions) + outputs.apply(encoder(positions));
    if (smallest == null || text.compareTo(smallest) < 0) {
      smallest = text;
      position = positions;
    }
  }

  private String[] refined(String[] start) {
    String[] colours = start;
    int distinct = 0;
    while (new HashSet<>(Arrays.asList(colours)).size() > distinct
        && new HashSet<>(Arrays.asList(colours)).size() < colours.length) {
      distinct = new HashSet<>(Arrays.asList(colours)).size();
      colours = refinedOnce(colours);
    }
    return colours;
  }

  /** A colour that only one leaf has tells it apart already. */
  private String[] refinedOnce(String[] colours) {
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (String colour : colours) {
      if (!once.add(colour)) {
        twice.add(colour);
      }
    }
    String[] refined = new String[colours.length];
    for (int i = 0; i < colours.length; i++) {
      refined[i] =
          twice.contains(colours[i])
              ? Digest.sha256Hex(colours[i] + String.join("\n", said(i, colours)))
              : colours[i];
    }
    return refined;
  }

  /** What the block says, seen from one leaf; sorted. */
  private List<String> said(int me, String[] colours) {
    RexEncoder seen = encoder(leaf -> leaf == me ? "me" : colours[leaf]);
    List<String> said = new ArrayList<>(where(seen));
    outputs.apply(seen).forEach(output -> said.add("out" + output));
    for (int i = 0; i < block.leaves.size(); i++) {
      Leaf leaf = block.leaves.get(i);
      if (leaf.list() != null || !leaf.on().isEmpty()) {
        said.add((i == me ? "mine" : "other") + leaf.kind() + text(leaf, seen));
      }
    }
    said.sort(null);
    return said;
  }

  /** Equal expressions are called by the first of their names. */
  private record SharedNames(RexEncoder members, Equalities equal) implements Names {
    @Override
    public String column(int column) {
      return members.names().column(column);
    }

    @Override
    public @Nullable String shared(RexNode expression) {
      List<RexNode> group = equal.equalTo(expression);
      return group == null
          ? null
          : Objects.requireNonNull(
              members.encode(group).stream().min(String::compareTo).orElse(null));
    }
  }
}
