package io.codeweft.compiler.internal.canonical;

import io.codeweft.compiler.internal.recursion.Recursion;
import io.codeweft.compiler.internal.recursion.RecursiveScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
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
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;

/** Plan nodes to blocks. */
final class BlockBuilder {
  private final Scope scope;
  private final boolean keepOrder;
  private final RexBuilder rex;

  BlockBuilder(Scope scope, boolean keepOrder, RexBuilder rex) {
    this.scope = scope;
    this.keepOrder = keepOrder;
    this.rex = rex;
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
      case SetOp setOp -> setOp(setOp);
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

  /** The whole block as text. */
  String sealed(Block block) {
    LeafOrder order = order(block, block.outputs);
    return JsonText.object(
        "block", body(block, order), "out", JsonText.array(order.encoder().encode(block.outputs)));
  }

  RexEncoder encoder(Block block, IntFunction<String> labels) {
    return new RexEncoder(block, scope, keepOrder, labels);
  }

  private LeafOrder order(Block block, List<RexNode> outputs) {
    return new LeafOrder(block, outputs, scope, keepOrder);
  }

  private static String body(Block block, LeafOrder order) {
    RexEncoder encoder = order.encoder();
    List<String> from = new ArrayList<>();
    for (Leaf leaf : order.ordered()) {
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
        parts.addAll(List.of("on", JsonText.set(encoder.encode(leaf.on()))));
      }
      from.add(JsonText.object(parts));
    }
    return JsonText.object(
        "from", JsonText.array(from), "where", JsonText.set(encoder.encode(block.where)));
  }

  /** Without window functions, which filters, joins and groups must not slip under. */
  Block plain(RelNode node) {
    Block block = visit(node);
    return block.hasWindow() ? barrier(node, block) : block;
  }

  /** The block as one leaf of a new one. */
  Block barrier(RelNode node, Block block) {
    return leaf(sealed(block), numbered("o", node.getRowType().getFieldCount()), node);
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

  private static Block values(Values values) {
    if (values.tuples.size() == 1) {
      Block block = new Block();
      block.outputs.addAll(values.tuples.getFirst());
      return block;
    }
    RexEncoder encoder =
        new RexEncoder(new Block(), Scope.outermost(), false, column -> "no column");
    List<String> rows = new ArrayList<>();
    for (List<RexLiteral> tuple : values.tuples) {
      rows.add(JsonText.array(encoder.encode(tuple)));
    }
    rows.sort(null);
    List<String> types =
        values.getRowType().getFieldList().stream()
            .map(field -> JsonText.quote(TypeCode.base(field.getType())))
            .toList();
    return leaf(
        JsonText.object("values", JsonText.array(rows), "types", JsonText.array(types)),
        numbered("o", types.size()),
        values);
  }

  private Block project(Project project) {
    Block input = visit(project.getInput());
    Block block =
        input.hasWindow() && project.containsOver() ? barrier(project.getInput(), input) : input;
    block.outputs = over(project.getProjects(), block.outputs, block);
    return block;
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
                : rex.makeFieldAccess(after, access.getField().getIndex());
          }
        };
    expressions.forEach(expression -> moved.add(expression.accept(shuttle)));
    return moved;
  }

  private Block aggregate(Aggregate aggregate) {
    Block input = plain(aggregate.getInput());
    AggregateEncoder encoder = new AggregateEncoder(aggregate, input.outputs);
    LeafOrder order = order(input, encoder.read());
    RexEncoder expressions = order.encoder();
    return leaf(
        encoder.encode(expressions, body(input, order)), encoder.columns(expressions), aggregate);
  }

  private Block setOp(SetOp setOp) {
    List<String> inputs = new ArrayList<>();
    setOp.getInputs().forEach(input -> inputs.add(sealed(visit(input))));
    // the first input of EXCEPT is special
    (setOp.kind == SqlKind.EXCEPT ? inputs.subList(1, inputs.size()) : inputs).sort(null);
    return leaf(
        JsonText.object(setOp.kind.name() + (setOp.all ? " ALL" : ""), JsonText.array(inputs)),
        numbered("o", setOp.getRowType().getFieldCount()),
        setOp);
  }

  /** An order without a limit says nothing, except at the top of an ad-hoc query. */
  private Block sort(Sort sort) {
    if (sort.fetch == null && sort.offset == null && !keepOrder) {
      return visit(sort.getInput());
    }
    Block input = plain(sort.getInput());
    LeafOrder order = order(input, input.outputs);
    List<String> keys = new ArrayList<>();
    sort.getCollation()
        .getFieldCollations()
        .forEach(
            key ->
                keys.add(
                    JsonText.array(
                        List.of(
                            order.encoder().encode(input.outputs.get(key.getFieldIndex())),
                            JsonText.quote(key.direction.shortString),
                            JsonText.quote(key.nullDirection.name())))));
    return leaf(
        JsonText.object(
            "order",
            JsonText.array(keys),
            "limit",
            JsonText.quote(String.valueOf(sort.fetch)),
            "offset",
            JsonText.quote(String.valueOf(sort.offset)),
            "in",
            sealed(input)),
        numbered("o", input.outputs.size()),
        sort);
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
    BlockBuilder inner = new BlockBuilder(scope.inside(row), keepOrder, rex);
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
