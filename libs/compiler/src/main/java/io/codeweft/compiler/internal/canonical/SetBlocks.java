package io.codeweft.compiler.internal.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * Set operations. Branches are written with the types of the result. Where duplicates do not count,
 * branches are a set, a DISTINCT in them says nothing, and neither does nesting.
 */
record SetBlocks(BlockBuilder blocks) {

  Block setOp(SetOp setOp) {
    if (setOp.all) {
      List<String> inputs = new ArrayList<>();
      setOp.getInputs().forEach(input -> inputs.add(branch(input, setOp.getRowType())));
      // the first input of EXCEPT is special
      (setOp.kind == SqlKind.EXCEPT ? inputs.subList(1, inputs.size()) : inputs).sort(null);
      return leaf(setOp.kind.name() + " ALL", inputs, setOp);
    }
    if (setOp.kind != SqlKind.EXCEPT) {
      List<RelNode> inputs = new ArrayList<>();
      collect(setOp, setOp.kind, setOp.getRowType(), inputs);
      return leaf(setOp.kind.name(), texts(inputs, setOp.getRowType()), setOp);
    }
    List<RelNode> removed = new ArrayList<>();
    List<String> inputs = new ArrayList<>();
    inputs.add(kept(setOp, setOp.getRowType(), removed));
    inputs.addAll(texts(removed, setOp.getRowType()));
    return leaf(setOp.kind.name(), inputs, setOp);
  }

  /** DISTINCT over UNION ALL, which is UNION; null when the aggregate is something else. */
  @Nullable Block distinctUnion(Aggregate aggregate) {
    if (!isDistinct(aggregate)
        || !(aggregate.getInput() instanceof Union union)
        || aggregate.getGroupCount() < union.getRowType().getFieldCount()
        || union.getInputs().size() < 2) {
      return null;
    }
    List<RelNode> inputs = new ArrayList<>();
    collect(union, SqlKind.UNION, union.getRowType(), inputs);
    List<String> branches = texts(inputs, union.getRowType());
    return branches.size() == 1 && sameTypes(inputs.getFirst().getRowType(), union.getRowType())
        ? blocks.visit(aggregate.copy(aggregate.getTraitSet(), List.of(inputs.getFirst())))
        : leaf("UNION", branches, aggregate);
  }

  /** As a set. */
  private List<String> texts(List<RelNode> branches, RelDataType type) {
    Set<String> texts = new TreeSet<>();
    branches.forEach(branch -> texts.add(branch(branch, type)));
    return List.copyOf(texts);
  }

  private static Block leaf(String name, List<String> inputs, RelNode node) {
    return BlockBuilder.leaf(
        JsonText.object(name, JsonText.array(inputs)),
        BlockBuilder.numbered("o", node.getRowType().getFieldCount()),
        node);
  }

  /** The branches of a set operation without duplicates, nested ones included. */
  private void collect(SetOp setOp, SqlKind kind, RelDataType type, List<RelNode> branches) {
    for (RelNode input : setOp.getInputs()) {
      RelNode branch = withoutDistinct(input);
      // a UNION ALL inside a UNION loses its duplicates anyway; an INTERSECT ALL does not
      if (branch instanceof SetOp inner
          && inner.kind == kind
          && (kind == SqlKind.UNION || !inner.all)
          && sameTypes(inner.getRowType(), type)) {
        collect(inner, kind, type, branches);
      } else {
        branches.add(branch);
      }
    }
  }

  /** What all others are taken from. */
  private String kept(SetOp except, RelDataType type, List<RelNode> removed) {
    for (RelNode input : except.getInputs().subList(1, except.getInputs().size())) {
      RelNode branch = withoutDistinct(input);
      if (branch instanceof Union union && sameTypes(union.getRowType(), type)) {
        collect(union, SqlKind.UNION, type, removed);
      } else {
        removed.add(branch);
      }
    }
    RelNode first = withoutDistinct(except.getInput(0));
    return first instanceof SetOp inner
            && inner.kind == SqlKind.EXCEPT
            && !inner.all
            && sameTypes(inner.getRowType(), type)
        ? kept(inner, type, removed)
        : branch(first, type);
  }

  private static RelNode withoutDistinct(RelNode node) {
    if (!(node instanceof Aggregate aggregate) || !isDistinct(aggregate)) {
      return node;
    }
    if (aggregate.getGroupCount() == aggregate.getInput().getRowType().getFieldCount()) {
      return withoutDistinct(aggregate.getInput());
    }
    RelNode input = aggregate.getInput();
    List<RexNode> columns = new ArrayList<>();
    aggregate
        .getGroupSet()
        .forEach(key -> columns.add(input.getCluster().getRexBuilder().makeInputRef(input, key)));
    return LogicalProject.create(
        input, List.of(), columns, aggregate.getRowType().getFieldNames(), Set.of());
  }

  private static boolean isDistinct(Aggregate aggregate) {
    return aggregate.getAggCallList().isEmpty()
        && aggregate.getGroupType() == Aggregate.Group.SIMPLE
        && aggregate.getGroupCount() > 0;
  }

  private static boolean sameTypes(RelDataType a, RelDataType b) {
    for (int i = 0; i < a.getFieldCount(); i++) {
      if (!TypeCode.of(a.getFieldList().get(i).getType())
          .equals(TypeCode.of(b.getFieldList().get(i).getType()))) {
        return false;
      }
    }
    return true;
  }

  private String branch(RelNode input, RelDataType type) {
    Block block = blocks.visit(input);
    List<RexNode> outputs = new ArrayList<>();
    for (int i = 0; i < block.outputs.size(); i++) {
      RelDataType wanted = type.getFieldList().get(i).getType();
      RexNode output = block.outputs.get(i);
      boolean same = TypeCode.of(output.getType()).equals(TypeCode.of(wanted));
      outputs.add(
          same
              ? output
              : input.getCluster().getRexBuilder().makeAbstractCast(wanted, output, false));
    }
    block.outputs = outputs;
    return blocks.sealed(block);
  }
}
