package io.codeweft.compiler.internal.render;

import io.codeweft.compiler.internal.recursion.Recursion;
import io.codeweft.compiler.internal.recursion.RecursiveScan;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;

/** A recursion as an item of the WITH clause of its own, its scan as a reference to that. */
record RecursionRenderer(PlanRenderer plans) {

  Select render(Recursion recursion) {
    Frame frame = plans.frame();
    RelDataType type = recursion.getRowType();
    String name = frame.alias("loop");
    List<String> columns = SqlText.distinct(type.getFieldNames());
    Select seed = exactly(recursion.seed(), type);
    frame.enterLoop(name);
    Select step = exactly(recursion.step(), type);
    frame.leaveLoop();
    plans
        .shared()
        .addLoop(
            () ->
                frame
                    .dialect()
                    .recursive(
                        new Loop(
                            name,
                            frame.quoted(columns),
                            seed.text(frame.quoted(columns), i -> true),
                            step.text(frame.quoted(columns), i -> true),
                            recursion.isAll(),
                            recursion.levels(),
                            message(recursion))));
    return reference(name, columns);
  }

  Select scan(RecursiveScan scan) {
    return reference(plans.frame().loop(), SqlText.distinct(scan.getRowType().getFieldNames()));
  }

  private Select reference(String name, List<String> names) {
    Frame frame = plans.frame();
    String alias = frame.alias("r");
    List<Expr> columns = new ArrayList<>();
    names.forEach(column -> columns.add(frame.column(alias, column, List.of())));
    return Select.of(new FromItem.Fixed(name + " AS " + alias), columns);
  }

  /** Engines take the types of a recursion from its seed and would widen them for its step. */
  private Select exactly(RelNode part, RelDataType type) {
    Select select = plans.visit(part);
    List<Expr> exact = new ArrayList<>();
    for (int i = 0; i < select.columns().size(); i++) {
      Expr column = select.columns().get(i);
      String target = plans.frame().dialect().type(type.getFieldList().get(i).getType());
      exact.add(Expr.complex("CAST(" + column.text() + " AS " + target + ")", List.of(column)));
    }
    return select.columns(exact);
  }

  private static String message(Recursion recursion) {
    return "recursive '"
        + recursion.name()
        + "' still gives new rows after "
        + recursion.levels()
        + " levels: bound it by a condition, or write MAX RECURSION LEVEL n (at most "
        + Recursion.MOST_LEVELS
        + ") after its name";
  }
}
