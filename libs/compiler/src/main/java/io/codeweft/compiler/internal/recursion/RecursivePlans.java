package io.codeweft.compiler.internal.recursion;

import io.codeweft.compiler.internal.lane.Purpose;
import io.codeweft.compiler.internal.lane.Statement;
import io.codeweft.compiler.internal.syntax.Trees;
import io.codeweft.compiler.internal.types.Types;
import io.codeweft.compiler.internal.validate.Outputs;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;

/**
 * Types recursive items and puts their nodes into the plan. The seed fixes the types. A column that
 * is never null in the seed may be null in the step, and then its step reads nulls too: the step is
 * typed again until nothing changes.
 */
public final class RecursivePlans {
  private final Statement statement;
  private final BiFunction<SqlNode, Statement, Fragment> translation;
  private final UnaryOperator<RelNode> rewrites;
  private final Map<String, Schema> tables;
  private final Map<String, RelNode> nodes = new HashMap<>();

  /**
   * @param translation a tree without recursive items to a plan, for a statement whose tables are
   *     all it may read
   * @param rewrites all steps on plans, for seeds and steps
   */
  public RecursivePlans(
      Statement statement,
      BiFunction<SqlNode, Statement, Fragment> translation,
      UnaryOperator<RelNode> rewrites) {
    this.statement = statement;
    this.translation = translation;
    this.rewrites = rewrites;
    this.tables = new TreeMap<>(statement.tables());
  }

  public Fragment of(RecursiveItems.Extracted extracted) {
    extracted.items().forEach(this::add);
    Fragment body = fragment(extracted.body());
    return new Fragment(body.tree(), placed(body.plan()));
  }

  private Fragment fragment(SqlNode tree) {
    return translation.apply(tree, statement.with(tables));
  }

  private void add(RecursiveItem item) {
    Fragment seed = fragment(item.seed());
    List<Field> columns = columns(item, seed);
    List<Field> before;
    Fragment step;
    do {
      before = columns;
      tables.put(item.table(), new Schema(columns));
      step = fragment(Trees.copy(item.step()));
      columns = widened(item, columns, step);
    } while (!columns.equals(before));
    RelDataType type =
        Types.rowType(seed.plan().getCluster().getTypeFactory(), new Schema(columns));
    RelNode first = rewrites.apply(placed(seed.plan()));
    nodes.put(item.table(), new RecursiveScan(seed.plan().getCluster(), type));
    RelNode next = rewrites.apply(placed(step.plan()));
    nodes.put(
        item.table(), new Recursion(item.name(), first, next, item.all(), item.levels(), type));
  }

  private RelNode placed(RelNode plan) {
    return nodes.isEmpty() ? plan : new Placement(nodes).place(plan);
  }

  private List<Field> columns(RecursiveItem item, Fragment seed) {
    List<Field> columns = schema(seed).fields();
    if (item.columns().isEmpty()) {
      return columns;
    }
    if (item.columns().size() != columns.size()) {
      refuse(
          item,
          "its column list has "
              + item.columns().size()
              + " names, its first part "
              + columns.size()
              + " columns");
    }
    List<Field> named = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Field column = columns.get(i);
      named.add(new Field(item.columns().get(i), column.type(), column.nullable()));
    }
    return named;
  }

  private Schema schema(Fragment fragment) {
    Statement unnamed = statement.as(Purpose.QUERY);
    int width = fragment.plan().getRowType().getFieldCount();
    return Outputs.of(fragment.tree(), width, unnamed).schema(fragment.plan().getRowType());
  }

  private List<Field> widened(RecursiveItem item, List<Field> columns, Fragment step) {
    List<Field> given = schema(step).fields();
    if (given.size() != columns.size()) {
      refuse(
          item,
          "its first part has "
              + columns.size()
              + " columns, the part after UNION "
              + given.size());
    }
    List<Field> widened = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Field both = Widening.of(columns.get(i), given.get(i));
      if (both == null) {
        statement
            .diagnostics()
            .add(
                "type-mismatch",
                Outputs.position(step.tree(), i),
                "column '"
                    + columns.get(i).name()
                    + "' of recursive '"
                    + item.name()
                    + "' is "
                    + columns.get(i).type()
                    + " in its first part and "
                    + given.get(i).type()
                    + " here; cast one of them");
      } else {
        widened.add(both);
      }
    }
    statement.diagnostics().stopIfAny();
    return widened;
  }

  private void refuse(RecursiveItem item, String message) {
    statement
        .diagnostics()
        .add("recursion", item.position(), "recursive '" + item.name() + "': " + message);
    statement.diagnostics().stopIfAny();
  }
}
