package io.codeweft.compiler.internal.render;

import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/** Columns that have one value, for engines that want it written where it is used. */
final class Constants {
  private Constants() {}

  /** What every row has in the column, read from no row; null when that is not known. */
  static @Nullable RexNode of(RelNode node, int column) {
    return switch (node) {
      case Filter filter -> of(filter.getInput(), column);
      case Sort sort -> of(sort.getInput(), column);
      case Project project -> {
        RexNode value = project.getProjects().get(column);
        if (value instanceof RexInputRef reference) {
          yield of(project.getInput(), reference.getIndex());
        }
        yield RexUtil.isConstant(value) ? value : null;
      }
      case Values values -> {
        List<RexLiteral> all =
            values.tuples.stream().<RexLiteral>map(row -> row.get(column)).distinct().toList();
        yield all.size() == 1 ? all.getFirst() : nothing(values, column);
      }
      default -> null;
    };
  }

  /** Over no rows any value will do. */
  private static @Nullable RexNode nothing(Values values, int column) {
    return values.tuples.isEmpty()
        ? values
            .getCluster()
            .getRexBuilder()
            .makeNullLiteral(values.getRowType().getFieldList().get(column).getType())
        : null;
  }
}
