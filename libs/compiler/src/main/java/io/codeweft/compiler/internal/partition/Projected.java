package io.codeweft.compiler.internal.partition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** Projections: columns go on as they are; a window gathers the rows of its partition first. */
record Projected(Spreading plan) {
  private static final String BY_WINDOW = "gathered by a window";

  Spread project(Project project, Spread input) {
    Spread row = input;
    for (RexOver window : windows(project.getProjects())) {
      row = gathered(row, window);
    }
    row = new SubQueries(plan).beside(project.getProjects(), row);
    int width = project.getProjects().size();
    List<@Nullable Reach> columns = new ArrayList<>();
    Classes same = plan.newClasses(width);
    Map<Integer, Integer> to = new HashMap<>();
    for (int i = 0; i < width; i++) {
      RexNode expression = project.getProjects().get(i);
      Integer column = Equality.column(expression);
      if (column == null) {
        columns.add(row.halves().get(coalesced(expression)));
      } else {
        columns.add(row.columns().get(column));
        same.take(i, row.same(), column);
        to.putIfAbsent(column, i);
      }
    }
    Map<Set<Integer>, Reach> halves = new HashMap<>();
    row.halves()
        .forEach(
            (pair, reach) -> {
              Set<Integer> moved = new HashSet<>();
              pair.forEach(column -> moved.add(to.getOrDefault(column, -1)));
              if (moved.size() == 2 && !moved.contains(-1)) {
                halves.put(moved, reach);
              }
            });
    return new Spread(columns, same, row.pins(), halves, row.scans());
  }

  /** The columns of a COALESCE of two. */
  private static Set<Integer> coalesced(RexNode expression) {
    Set<Integer> columns = new HashSet<>();
    RexNode bare = Equality.bare(expression);
    if (bare.getKind() == SqlKind.COALESCE) {
      for (RexNode operand : ((RexCall) bare).getOperands()) {
        Integer column = Equality.column(operand);
        columns.add(column == null ? -1 : column);
      }
    }
    return columns;
  }

  private static Set<RexOver> windows(List<RexNode> expressions) {
    Set<RexOver> windows = new LinkedHashSet<>();
    RexVisitorImpl<Void> collector =
        new RexVisitorImpl<>(true) {
          @Override
          public @Nullable Void visitOver(RexOver over) {
            windows.add(over);
            return super.visitOver(over);
          }
        };
    expressions.forEach(expression -> expression.accept(collector));
    return windows;
  }

  private static Spread gathered(Spread row, RexOver window) {
    List<Integer> keys = new ArrayList<>();
    for (RexNode key : window.getWindow().partitionKeys) {
      Integer column = Equality.column(key);
      if (column != null) {
        keys.add(column);
      }
    }
    List<@Nullable Reach> columns = new ArrayList<>();
    for (int i = 0; i < row.columns().size(); i++) {
      int me = i;
      boolean partitions = keys.stream().anyMatch(key -> row.same().same(key, me));
      Reach reach = row.columns().get(i);
      columns.add(reach == null || partitions ? reach : reach.with(gathered(row, keys)));
    }
    return new Spread(columns, row.same(), row.pins(), Map.of(), row.scans());
  }

  /** What the rows of one partition need. */
  private static Map<Integer, Need> gathered(Spread row, List<Integer> keys) {
    Map<Integer, Need> needs = new HashMap<>();
    for (int scan : row.scans()) {
      SortedSet<String> key = new TreeSet<>();
      Need best = new Need.Whole("is gathered by a window over rows of all owners");
      for (int column : keys) {
        Reach reach = row.columns().get(column);
        Need need = reach == null ? best : reach.need(scan);
        if (need instanceof Need.Own(String own)) {
          key.add(own);
        } else if (need instanceof Need.Key other && !other.how().equals(BY_WINDOW)) {
          // through a window already, it is rows that share one key with those that share another
          best = Need.better(best, need);
        }
      }
      needs.put(scan, key.isEmpty() ? best : new Need.Key(key, BY_WINDOW));
    }
    return needs;
  }
}
