package io.codeweft.compiler.internal.canonical;

import io.codeweft.compiler.internal.recursion.Recursion;
import io.codeweft.compiler.internal.recursion.RecursiveScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;

/** Plan nodes to blocks. */
final class BlockBuilder {
  private final Blocks blocks;
  private final Scope scope;

  BlockBuilder(Blocks blocks, Scope scope) {
    this.blocks = blocks;
    this.scope = scope;
  }

  Block visit(RelNode node) {
    return switch (node) {
      case TableScan scan ->
          leaf(
              JsonText.object(
                  "scan", JsonText.quote(String.join(".", scan.getTable().getQualifiedName()))),
              scan.getRowType().getFieldNames(),
              node);
      case Values values -> values(values);
      case Project project -> project(project);
      case Filter filter -> filter(filter);
      case Join join -> new JoinBlocks(this).join(join);
      case Correlate correlate -> new UnnestLeaves(this).correlate(correlate);
      case Uncollect uncollect -> new UnnestLeaves(this).uncollect(uncollect);
      case Aggregate aggregate -> aggregate(aggregate);
      case SetOp setOp -> new SetBlocks(this).setOp(setOp);
      case Sort sort -> sort(sort);
      case Recursion recursion -> recursion(recursion);
      case RecursiveScan scan ->
          leaf(
              JsonText.object("rows", JsonText.quote("of the round before")),
              numbered("o", scan.getRowType().getFieldCount()),
              scan);
      default -> throw new IllegalStateException("no canonical form for " + node.getRelTypeName());
    };
  }

  /** The whole block as text, its outputs in order. */
  String sealed(Block block) {
    LeafOrder order = order(block, encoder -> numbered(encoder.encode(block.outputs)));
    return JsonText.object(
        "block", order.body(), "out", JsonText.array(order.encoder().encode(block.outputs)));
  }

  RexEncoder encoder(IntFunction<String> labels) {
    return new RexEncoder(blocks, scope, labels::apply);
  }

  LeafOrder order(Block block, Function<RexEncoder, List<String>> outputs) {
    return new LeafOrder(block, outputs, scope, blocks);
  }

  private static List<String> numbered(List<String> outputs) {
    return IntStream.range(0, outputs.size()).mapToObj(i -> i + " " + outputs.get(i)).toList();
  }

  /** Without window functions, which filters, joins and groups must not slip under. */
  Block plain(RelNode node) {
    Block block = visit(node);
    return block.hasWindow() ? barrier(node, block) : block;
  }

  /** The block as one leaf of a new one; its outputs are a set, called by their rank. */
  Block barrier(RelNode node, Block block) {
    LeafOrder order = order(block, encoder -> encoder.encode(block.outputs));
    List<String> outputs = order.encoder().encode(block.outputs);
    String source = JsonText.object("block", order.body(), "out", JsonText.set(outputs));
    return leaf(source, ranked("o", outputs), node);
  }

  /** What each text is called: the prefix and its rank among all of them. */
  static List<String> ranked(String prefix, List<String> texts) {
    List<String> sorted = texts.stream().distinct().sorted().toList();
    return texts.stream().map(text -> prefix + sorted.indexOf(text)).toList();
  }

  static Block leaf(String source, List<String> columns, RelNode node) {
    Block block = new Block();
    block.add(Leaf.of(source, columns));
    block.outputs = references(0, node);
    return block;
  }

  static List<RexNode> references(int base, RelNode node) {
    RexBuilder rex = node.getCluster().getRexBuilder();
    List<RexNode> references = new ArrayList<>();
    node.getRowType()
        .getFieldList()
        .forEach(
            field -> references.add(rex.makeInputRef(field.getType(), base + field.getIndex())));
    return references;
  }

  static List<String> numbered(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  private Block values(Values values) {
    if (values.tuples.size() == 1) {
      Block block = new Block();
      block.outputs.addAll(values.tuples.getFirst());
      return block;
    }
    RexEncoder encoder = encoder(column -> "no column");
    List<String> rows = new ArrayList<>();
    for (List<RexLiteral> tuple : values.tuples) {
      rows.add(JsonText.array(encoder.encode(tuple)));
    }
    rows.sort(null);
    List<String> types =
        values.getRowType().getFieldList().stream()
            .map(field -> JsonText.quote(TypeCode.of(field.getType())))
            .toList();
    return leaf(
        JsonText.object("values", JsonText.array(rows), "types", JsonText.array(types)),
        numbered("o", types.size()),
        values);
  }

  /** Windows over one set of rows stand side by side, unless one reads the other. */
  private Block project(Project project) {
    Block input = visit(project.getInput());
    Block block =
        input.hasWindow() && readsWindow(project, input)
            ? barrier(project.getInput(), input)
            : input;
    block.outputs = over(project.getProjects(), block.outputs, block);
    return block;
  }

  private static boolean readsWindow(Project project, Block input) {
    boolean[] reads = {false};
    RexShuttle windows =
        new RexShuttle() {
          @Override
          public RexNode visitOver(RexOver over) {
            reads[0] |=
                Touches.of(over).stream()
                    .anyMatch(column -> RexOver.containsOver(input.outputs.get(column)));
            return over;
          }
        };
    project.getProjects().forEach(expression -> expression.accept(windows));
    return reads[0];
  }

  private Block filter(Filter filter) {
    Block block = plain(filter.getInput());
    block.where.addAll(over(RelOptUtil.conjunctions(filter.getCondition()), block.outputs, block));
    return block;
  }

  /** Expressions over a row, as expressions over the columns of the block that gives the row. */
  List<RexNode> over(List<RexNode> expressions, List<RexNode> row, Block block) {
    List<RexNode> moved = new ArrayList<>();
    RexShuttle shuttle =
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            return row.get(reference.getIndex());
          }

          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            if (access.getReferenceExpr() instanceof RexCorrelVariable variable
                && block.correlated.containsKey(variable.id)) {
              List<RexNode> outer = Objects.requireNonNull(block.correlated.get(variable.id));
              return outer.get(access.getField().getIndex());
            }
            RexNode before = access.getReferenceExpr();
            RexNode after = before.accept(this);
            return after.equals(before)
                ? access
                : blocks.rex().makeFieldAccess(after, access.getField().getIndex());
          }
        };
    expressions.forEach(expression -> moved.add(expression.accept(shuttle)));
    return moved;
  }

  private Block aggregate(Aggregate aggregate) {
    Block distinct = new SetBlocks(this).distinctUnion(aggregate);
    if (distinct != null) {
      return distinct;
    }
    Block input = plain(aggregate.getInput());
    AggregateEncoder encoder = new AggregateEncoder(aggregate, input.outputs);
    LeafOrder order = order(input, encoder::said);
    RexEncoder expressions = order.encoder();
    return leaf(encoder.encode(expressions, order.body()), encoder.columns(expressions), aggregate);
  }

  /** An order without a limit says nothing, except at the top of an ad-hoc query. */
  private Block sort(Sort sort) {
    boolean all = sort.offset == null || RexLiteral.intValue(sort.offset) == 0;
    if (sort.fetch == null && all && !blocks.keepOrder()) {
      return visit(sort.getInput());
    }
    Block input = plain(sort.getInput());
    LeafOrder order =
        order(
            input,
            encoder -> {
              List<String> said = new ArrayList<>(encoder.encode(input.outputs));
              said.addAll(numbered(keys(sort, input, encoder)));
              return said;
            });
    RexEncoder encoder = order.encoder();
    List<String> outputs = encoder.encode(input.outputs);
    return leaf(
        JsonText.object(
            "order",
            JsonText.array(keys(sort, input, encoder)),
            "limit",
            JsonText.quote(String.valueOf(sort.fetch)),
            "offset",
            JsonText.quote(all ? "0" : String.valueOf(sort.offset)),
            "in",
            JsonText.object("block", order.body(), "out", JsonText.set(outputs))),
        ranked("o", outputs),
        sort);
  }

  private static List<String> keys(Sort sort, Block input, RexEncoder encoder) {
    List<String> keys = new ArrayList<>();
    List<String> decided = new ArrayList<>();
    for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
      RexNode expression = input.outputs.get(key.getFieldIndex());
      String value = encoder.encode(expression);
      if (!(expression instanceof RexLiteral) && !decided.contains(value)) {
        decided.add(value);
        keys.add(
            JsonText.array(
                List.of(
                    value,
                    JsonText.quote(key.direction.shortString),
                    JsonText.quote(key.nullDirection.name()))));
      }
    }
    return keys;
  }

  /** What the text calls it says nothing: its step names it once, and nothing else can. */
  private Block recursion(Recursion recursion) {
    return leaf(
        JsonText.object(
            "recursion",
            JsonText.quote(recursion.isAll() ? "UNION ALL" : "UNION"),
            "levels",
            String.valueOf(recursion.levels()),
            "seed",
            sealed(visit(recursion.seed())),
            "step",
            sealed(visit(recursion.step()))),
        numbered("o", recursion.getRowType().getFieldCount()),
        recursion);
  }

  /** Anything lateral that is no chain of UNNEST: the right side sees the left by its outputs. */
  Block lateral(Correlate correlate, Block left) {
    Map<CorrelationId, IntFunction<String>> row =
        Map.of(correlate.getCorrelationId(), column -> JsonText.quote("left.o" + column));
    BlockBuilder inner = new BlockBuilder(blocks, scope.inside(row));
    return leaf(
        JsonText.object(
            "lateral",
            JsonText.quote(correlate.getJoinType().name()),
            "left",
            sealed(left),
            "right",
            inner.sealed(inner.visit(correlate.getRight()))),
        numbered("o", correlate.getRowType().getFieldCount()),
        correlate);
  }
}
