package io.codeweft.compiler.internal.partition;

import io.codeweft.compiler.internal.partition.Spread.Pin;
import io.codeweft.compiler.internal.recursion.Recursion;
import io.codeweft.compiler.internal.recursion.RecursiveScan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** Walks one plan. */
public final class Spreading {
  private final List<String> tables = new ArrayList<>();
  private final Set<String> obstacles = new LinkedHashSet<>();
  private int classes;
  private int recursions;

  private Spreading() {}

  public static Dependence of(RelNode plan) {
    Spreading spreading = new Spreading();
    Spread spread = spreading.visit(plan);
    List<Dependence.Column> columns = new ArrayList<>();
    for (RelDataTypeField field : plan.getRowType().getFieldList()) {
      boolean scalar =
          switch (field.getType().getSqlTypeName()) {
            case ARRAY, MAP, MULTISET, ROW -> false;
            default -> true;
          };
      columns.add(
          new Dependence.Column(field.getName(), scalar, spread.columns().get(field.getIndex())));
    }
    return new Dependence(columns, spreading.tables, List.copyOf(spreading.obstacles));
  }

  Spread visit(RelNode node) {
    return switch (node) {
      case TableScan scan -> scan(scan);
      case Values values -> nothing(values);
      case Filter filter -> filter(filter);
      case Project project -> new Projected(this).project(project, visit(project.getInput()));
      case Join join -> new Joined(this).join(join, visit(join.getLeft()), visit(join.getRight()));
      case Correlate correlate -> correlate(correlate);
      case Uncollect uncollect -> uncollect(uncollect);
      case Aggregate aggregate -> aggregate(aggregate);
      case SetOp setOp -> setOp(setOp);
      case Sort sort -> sort(sort);
      case Recursion recursion -> recursion(recursion);
      case RecursiveScan scan -> round(scan);
      default -> throw new IllegalStateException("no partitioning for " + node.getRelTypeName());
    };
  }

  /** A sub-query: what stands in the way there is no obstacle to the rows around it. */
  Spread body(RelNode node) {
    List<String> before = List.copyOf(obstacles);
    Spread body = visit(node);
    obstacles.clear();
    obstacles.addAll(before);
    return body;
  }

  /** Says in words what stands in the way. */
  void obstacle(String inWords) {
    obstacles.add(inWords);
  }

  /** All columns different. */
  Classes newClasses(int width) {
    classes += width;
    return Classes.distinct(classes - width, width);
  }

  static List<@Nullable Reach> unknown(int width) {
    return new ArrayList<>(Collections.nCopies(width, null));
  }

  private Spread scan(TableScan scan) {
    int number = tables.size();
    tables.add(String.join(".", scan.getTable().getQualifiedName()));
    List<@Nullable Reach> columns = new ArrayList<>();
    for (String column : scan.getRowType().getFieldNames()) {
      columns.add(Reach.of(number, column));
    }
    return Spread.of(columns, newClasses(columns.size()), Set.of(number));
  }

  private Spread nothing(RelNode node) {
    int width = node.getRowType().getFieldCount();
    return Spread.of(unknown(width), newClasses(width), Set.of());
  }

  private Spread filter(Filter filter) {
    Spread spread = visit(filter.getInput());
    for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
      spread = equated(condition, spread);
    }
    return new SubQueries(this).beside(List.of(filter.getCondition()), spread);
  }

  /** The rows left over by a condition. */
  private static Spread equated(RexNode condition, Spread spread) {
    Equality equality = Equality.of(condition);
    if (equality == null) {
      return spread;
    }
    Integer left = Equality.column(equality.left());
    Integer right = Equality.column(equality.right());
    if (left != null && right != null) {
      return spread.equated(left, right);
    }
    Pin pin = Equality.pin(left == null ? equality.left() : equality.right());
    Integer column = left == null ? right : left;
    Reach reach = column == null ? null : spread.columns().get(column);
    return pin == null || reach == null ? spread : spread.pinned(pin, reach);
  }

  private Spread correlate(Correlate correlate) {
    Spread left = visit(correlate.getLeft());
    Spread right = visit(correlate.getRight());
    List<Tie> ties = new ArrayList<>();
    Map<Pin, Reach> outer = new HashMap<>();
    right
        .pins()
        .forEach(
            (pin, reach) -> {
              if (pin.row().equals(correlate.getCorrelationId())) {
                RexNode here =
                    correlate
                        .getCluster()
                        .getRexBuilder()
                        .makeInputRef(correlate.getLeft(), pin.column());
                ties.add(new Tie(here, reach, true));
              } else {
                outer.put(pin, reach);
              }
            });
    Spread row = new Across(this, left, right.scans(), "read beside each row").by(ties);
    outer.forEach((pin, reach) -> row.pins().merge(pin, reach, Reach::and));
    if (!correlate.getJoinType().projectsRight()) {
      return row;
    }
    int width = correlate.getRight().getRowType().getFieldCount();
    List<@Nullable Reach> columns = new ArrayList<>(row.columns());
    columns.addAll(unknown(width));
    return new Spread(
        columns, row.same().appended(newClasses(width)), row.pins(), Map.of(), row.scans());
  }

  private Spread uncollect(Uncollect uncollect) {
    Spread input = visit(uncollect.getInput());
    int width = uncollect.getRowType().getFieldCount();
    return new Spread(unknown(width), newClasses(width), input.pins(), Map.of(), input.scans());
  }

  private Spread aggregate(Aggregate aggregate) {
    Spread input = visit(aggregate.getInput());
    int width = aggregate.getRowType().getFieldCount();
    List<@Nullable Reach> columns = unknown(width);
    Classes same = newClasses(width);
    int at = 0;
    for (int key : aggregate.getGroupSet()) {
      boolean always = aggregate.getGroupSets().stream().allMatch(set -> set.get(key));
      if (always) {
        columns.set(at, input.columns().get(key));
        same.take(at, input.same(), key);
      }
      at++;
    }
    if (aggregate.getGroupSets().stream().anyMatch(set -> set.isEmpty())) {
      obstacle("an aggregate over all rows puts those of all owners together");
    } else if (columns.stream().allMatch(reach -> reach == null)) {
      obstacle("it is grouped by no column that its inputs give as it is");
    }
    return new Spread(columns, same, input.pins(), Map.of(), input.scans());
  }

  private Spread setOp(SetOp setOp) {
    List<Spread> inputs = setOp.getInputs().stream().map(this::visit).toList();
    Spread first = inputs.getFirst();
    int width = first.columns().size();
    if (setOp.kind != SqlKind.UNION) {
      return compared(setOp, inputs);
    }
    List<@Nullable Reach> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      @Nullable Reach all = Reach.NOTHING;
      for (Spread input : inputs) {
        Reach one = input.columns().get(i);
        all = all == null || one == null ? null : all.and(one);
      }
      columns.add(all);
    }
    if (columns.stream().allMatch(reach -> reach == null)) {
      obstacle("the branches of a UNION have no column in common that tells their rows apart");
    }
    Set<Integer> scans = new HashSet<>();
    Map<Pin, Reach> pins = new HashMap<>();
    for (Spread input : inputs) {
      scans.addAll(input.scans());
      input.pins().forEach((pin, reach) -> pins.merge(pin, reach, Reach::and));
    }
    return new Spread(columns, newClasses(width), pins, Map.of(), scans);
  }

  /** INTERSECT and EXCEPT are semi and anti joins over all columns. */
  private Spread compared(SetOp setOp, List<Spread> inputs) {
    Spread row = inputs.getFirst();
    RelNode left = setOp.getInput(0);
    for (Spread other : inputs.subList(1, inputs.size())) {
      List<Tie> ties = new ArrayList<>();
      for (int i = 0; i < other.columns().size(); i++) {
        Reach there = other.columns().get(i);
        if (there != null) {
          RexNode here = RexInputRef.of(i, left.getRowType());
          ties.add(new Tie(here, there, true));
        }
      }
      row = new Across(this, row, other.scans(), "compared").by(ties).pinnedAlso(other.pins());
    }
    return row;
  }

  /** The rows of the round before, as a scan of their own while the step is looked at. */
  private Spread round(RecursiveScan scan) {
    List<@Nullable Reach> columns = new ArrayList<>();
    for (int i = 0; i < scan.getRowType().getFieldCount(); i++) {
      columns.add(Reach.of(-recursions, String.valueOf(i)));
    }
    return Spread.of(columns, newClasses(columns.size()), Set.of());
  }

  /** A column tells the rows apart when every round hands it on as it is. */
  private Spread recursion(Recursion recursion) {
    Spread seed = visit(recursion.seed());
    recursions++;
    int round = -recursions;
    Spread step = visit(recursion.step());
    recursions--;
    int width = recursion.getRowType().getFieldCount();
    List<@Nullable Reach> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      Reach first = seed.columns().get(i);
      Reach next = step.columns().get(i);
      boolean handedOn = next != null && next.need(round).equals(new Need.Own(String.valueOf(i)));
      columns.add(first == null || !handedOn ? null : first.and(next.without(round)));
    }
    if (columns.stream().allMatch(reach -> reach == null)) {
      obstacle("the recursion hands on no column that tells its rows apart");
    }
    Set<Integer> scans = new HashSet<>(seed.scans());
    scans.addAll(step.scans());
    return Spread.of(columns, newClasses(width), scans);
  }

  private Spread sort(Sort sort) {
    Spread input = visit(sort.getInput());
    if (sort.fetch == null && sort.offset == null) {
      return input;
    }
    obstacle("LIMIT chooses among the rows of all owners together");
    return input.scattered();
  }
}
