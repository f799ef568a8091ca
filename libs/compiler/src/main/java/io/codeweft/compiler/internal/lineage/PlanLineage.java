package io.codeweft.compiler.internal.lineage;

import io.codeweft.compiler.internal.recursion.Recursion;
import io.codeweft.compiler.internal.recursion.RecursiveScan;
import io.codeweft.compiler.internal.subquery.SubQueryCall;
import io.codeweft.contracts.graph.Lineage;
import io.codeweft.contracts.graph.Lineage.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.sql.SqlKind;

/**
 * The lineage of one plan, or of the body of one sub-query. Visiting a node gives the origins of
 * its columns and adds what decides over its rows to {@link #rows}.
 */
public final class PlanLineage {
  /** What a node gives: its columns, and the tables whose rows stand behind its rows. */
  private record Output(List<Origins> columns, Set<String> tables) {}

  private final Map<CorrelationId, List<Origins>> outerRows;
  private final Deque<Output> rounds = new ArrayDeque<>();
  private Origins rows = Origins.NONE;

  private PlanLineage(Map<CorrelationId, List<Origins>> outerRows) {
    this.outerRows = outerRows;
  }

  /**
   * @param plan without sub-query expressions but {@link SubQueryCall}
   */
  public static Lineage of(RelNode plan) {
    PlanLineage lineage = new PlanLineage(new HashMap<>());
    Output output = lineage.visit(plan);
    List<Lineage.Column> columns = new ArrayList<>();
    List<String> names = plan.getRowType().getFieldNames();
    for (int i = 0; i < names.size(); i++) {
      columns.add(new Lineage.Column(names.get(i), List.copyOf(output.columns().get(i).all())));
    }
    return new Lineage(columns, List.copyOf(lineage.rows.all()));
  }

  List<Origins> outerRow(CorrelationId id) {
    return Objects.requireNonNull(outerRows.get(id), () -> "unbound correlation " + id);
  }

  /** The value of a sub-query: all that happens inside decides over it. */
  Origins subQuery(SubQueryCall call, List<Origins> operands) {
    Map<CorrelationId, List<Origins>> outside = new HashMap<>(outerRows);
    outside.put(SubQueryCall.ROW, operands.subList(call.compared(), operands.size()));
    PlanLineage body = new PlanLineage(outside);
    Output output = body.visit(call.body());
    Origins compared = Origins.of(operands.subList(0, call.compared()));
    Origins values = call.test() == SqlKind.EXISTS ? Origins.NONE : Origins.of(output.columns());
    return compared
        .and(values)
        .and(body.rows.deciding(Role.TRANSFORMATION))
        .and(Origins.rowsOf(output.tables(), Role.TRANSFORMATION))
        .transformed();
  }

  private Output visit(RelNode node) {
    return switch (node) {
      case TableScan scan -> scan(scan);
      case Values values ->
          new Output(
              Collections.nCopies(values.getRowType().getFieldCount(), Origins.NONE), Set.of());
      case Project project -> {
        Output input = visit(project.getInput());
        yield new Output(over(input).each(project.getProjects()), input.tables());
      }
      case Filter filter -> {
        Output input = visit(filter.getInput());
        decide(over(input).of(filter.getCondition()), Role.FILTER);
        yield input;
      }
      case Join join -> join(join);
      case Correlate correlate -> correlate(correlate);
      case Uncollect uncollect -> uncollect(uncollect);
      case Aggregate aggregate -> aggregate(aggregate);
      case SetOp setOp -> setOp(setOp);
      case Sort sort -> sort(sort);
      case Recursion recursion -> recursion(recursion);
      case RecursiveScan scan -> Objects.requireNonNull(rounds.peek());
      default -> throw new IllegalStateException("no lineage for " + node.getRelTypeName());
    };
  }

  private ExpressionLineage over(Output input) {
    return new ExpressionLineage(this, input.columns(), input.tables());
  }

  private void decide(Origins origins, Role role) {
    rows = rows.and(origins.deciding(role));
  }

  private static Output scan(TableScan scan) {
    String table = String.join(".", scan.getTable().getQualifiedName());
    List<Origins> columns = new ArrayList<>();
    scan.getRowType().getFieldNames().forEach(column -> columns.add(Origins.column(table, column)));
    return new Output(columns, Set.of(table));
  }

  private Output join(Join join) {
    Output left = visit(join.getLeft());
    Output right = visit(join.getRight());
    JoinRelType type = join.getJoinType();
    Output both =
        beside(
            type.generatesNullsOnLeft() ? mayBeMissing(left) : left,
            type.generatesNullsOnRight() ? mayBeMissing(right) : right);
    decide(over(both).of(join.getCondition()), Role.JOIN);
    return join.getJoinType().projectsRight() ? both : new Output(left.columns(), both.tables());
  }

  private Output correlate(Correlate correlate) {
    Output left = visit(correlate.getLeft());
    outerRows.put(correlate.getCorrelationId(), left.columns());
    Output right = visit(correlate.getRight());
    boolean mayMiss = correlate.getJoinType().generatesNullsOnRight();
    Output both = beside(left, mayMiss ? mayBeMissing(right) : right);
    return correlate.getJoinType().projectsRight()
        ? both
        : new Output(left.columns(), both.tables());
  }

  /** A constant that may be null says whether there is a row. */
  private static Output mayBeMissing(Output side) {
    List<Origins> columns =
        side.columns().stream().map(c -> orRows(c, side.tables(), Role.TRANSFORMATION)).toList();
    return new Output(columns, side.tables());
  }

  /** What is made of no column and yet not the same in all rows is made of rows. */
  static Origins orRows(Origins origins, Set<String> tables, Role role) {
    return origins.all().isEmpty() ? Origins.rowsOf(tables, role) : origins;
  }

  private static Output beside(Output left, Output right) {
    List<Origins> columns = new ArrayList<>(left.columns());
    columns.addAll(right.columns());
    return new Output(columns, all(List.of(left, right)));
  }

  private static Set<String> all(Collection<Output> outputs) {
    Set<String> tables = new TreeSet<>();
    outputs.forEach(output -> tables.addAll(output.tables()));
    return tables;
  }

  private Output uncollect(Uncollect uncollect) {
    Output input = visit(uncollect.getInput());
    Origins list = input.columns().getFirst();
    rows = rows.and(list.counted(Role.JOIN));
    List<Origins> columns = new ArrayList<>(List.of(list.element()));
    if (uncollect.withOrdinality) {
      columns.add(list.counted(Role.TRANSFORMATION));
    }
    return new Output(columns, input.tables());
  }

  private Output aggregate(Aggregate aggregate) {
    Output input = visit(aggregate.getInput());
    List<Origins> columns = new ArrayList<>();
    for (int key : aggregate.getGroupSet()) {
      columns.add(input.columns().get(key));
      decide(input.columns().get(key), Role.GROUP);
    }
    aggregate.getAggCallList().forEach(call -> columns.add(call(call, input)));
    return new Output(columns, input.tables());
  }

  private static Origins call(AggregateCall call, Output input) {
    List<Integer> read = new ArrayList<>(call.getArgList());
    if (call.hasFilter()) {
      read.add(call.filterArg);
    }
    call.getCollation().getFieldCollations().forEach(key -> read.add(key.getFieldIndex()));
    Origins values = Origins.of(read.stream().map(input.columns()::get).toList()).aggregated();
    return call.getArgList().isEmpty()
        ? values.and(Origins.rowsOf(input.tables(), Role.AGGREGATION))
        : orRows(values, input.tables(), Role.AGGREGATION);
  }

  private Output setOp(SetOp setOp) {
    List<Output> inputs = setOp.getInputs().stream().map(this::visit).toList();
    if (setOp.kind != SqlKind.UNION || !setOp.all) {
      inputs.forEach(input -> decide(Origins.of(input.columns()), Role.SET_OPERATION));
    }
    List<Origins> columns = new ArrayList<>(inputs.getFirst().columns());
    if (setOp.kind == SqlKind.UNION) {
      for (int i = 0; i < columns.size(); i++) {
        int column = i;
        columns.set(
            i,
            Origins.of(
                inputs.stream()
                    .map(n -> orRows(n.columns().get(column), n.tables(), Role.TRANSFORMATION))
                    .toList()));
      }
    }
    return new Output(columns, all(inputs));
  }

  /** Every round may add origins, until one does not; nesting of types bounds the paths. */
  private Output recursion(Recursion recursion) {
    Output output = visit(recursion.seed());
    Output before;
    do {
      before = output;
      rounds.push(before);
      Output step = visit(recursion.step());
      rounds.pop();
      List<Origins> columns = new ArrayList<>();
      for (int i = 0; i < before.columns().size(); i++) {
        columns.add(before.columns().get(i).and(step.columns().get(i)));
      }
      output = new Output(columns, all(List.of(before, step)));
    } while (!output.equals(before));
    if (!recursion.isAll()) {
      decide(Origins.of(output.columns()), Role.SET_OPERATION);
    }
    return output;
  }

  /** Which rows a limit keeps depends on the order; an order alone decides nothing. */
  private Output sort(Sort sort) {
    Output input = visit(sort.getInput());
    if (sort.fetch != null || sort.offset != null) {
      sort.getCollation()
          .getFieldCollations()
          .forEach(key -> decide(input.columns().get(key.getFieldIndex()), Role.SORT));
    }
    return input;
  }
}
