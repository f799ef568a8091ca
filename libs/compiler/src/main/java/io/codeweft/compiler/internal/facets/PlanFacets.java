package io.codeweft.compiler.internal.facets;

import io.codeweft.compiler.internal.recursion.Recursion;
import io.codeweft.compiler.internal.recursion.RecursiveScan;
import io.codeweft.compiler.internal.subquery.SubQueryCall;
import io.codeweft.contracts.graph.Facets;
import io.codeweft.contracts.graph.Facets.Kind;
import io.codeweft.contracts.graph.Facets.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
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
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** The facets of one plan, or of a part of it that goes into one text. */
public final class PlanFacets {
  private final Map<String, Integer> scans;
  private final Map<CorrelationId, List<Value>> outerRows;
  private final List<Row> rows = new ArrayList<>();

  private PlanFacets(Map<String, Integer> scans, Map<CorrelationId, List<Value>> outerRows) {
    this.scans = scans;
    this.outerRows = outerRows;
  }

  /**
   * @param plan without sub-query expressions but {@link SubQueryCall}
   */
  public static Facets of(RelNode plan) {
    PlanFacets facets = new PlanFacets(new HashMap<>(), new HashMap<>());
    List<Value> values = facets.visit(plan, true);
    List<Facets.Column> columns = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      columns.add(
          new Facets.Column(
              plan.getRowType().getFieldNames().get(i), value.text(), value.gathered()));
    }
    return new Facets(columns, facets.rows);
  }

  List<Value> outerRow(CorrelationId id) {
    return Objects.requireNonNull(outerRows.get(id), () -> "unbound correlation " + id);
  }

  String subQuery(SubQueryCall call, List<Value> operands) {
    PlanFacets body = inside();
    body.outerRows.put(SubQueryCall.ROW, operands.subList(call.compared(), operands.size()));
    String compared = String.join(", ", ExpressionText.texts(operands.subList(0, call.compared())));
    String test = call.test().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return (compared + " " + test).strip()
        + " ("
        + body.sealed(call.body(), call.test() != SqlKind.EXISTS)
        + ")";
  }

  private String sealed(RelNode node, boolean columns) {
    List<Value> values = visit(node, true);
    return text(columns ? values : List.of());
  }

  private PlanFacets inside() {
    return new PlanFacets(scans, new HashMap<>(outerRows));
  }

  /** The whole part as one text. */
  private String text(List<Value> columns) {
    List<String> parts =
        rows.stream()
            .map(row -> row.kind().name().toLowerCase(Locale.ROOT) + " " + row.text())
            .sorted()
            .toList();
    String read =
        columns.isEmpty() ? "" : String.join(", ", ExpressionText.texts(columns)) + " of ";
    return Value.cut(read + String.join("; ", parts));
  }

  private void add(Kind kind, String text, boolean top) {
    rows.add(new Row(kind, Value.cut(text), top));
  }

  private List<Value> visit(RelNode node, boolean top) {
    return switch (node) {
      case TableScan scan -> scan(scan, top);
      case Values values -> values(values, top);
      case Project project -> over(visit(project.getInput(), top)).each(project.getProjects());
      case Filter filter -> {
        List<Value> row = visit(filter.getInput(), top);
        conditions(Kind.FILTER, filter.getCondition(), row, top);
        yield row;
      }
      case Join join -> join(join, top);
      case Correlate correlate -> correlate(correlate, top);
      case Uncollect uncollect -> uncollect(uncollect, Kind.UNNEST, top);
      case Aggregate aggregate -> aggregate(aggregate, top);
      case SetOp setOp -> setOp(setOp, top);
      case Sort sort -> sort(sort, top);
      case Recursion recursion -> recursion(recursion, top);
      case RecursiveScan scan -> numbered("round", scan);
      default -> throw new IllegalStateException("no facets for " + node.getRelTypeName());
    };
  }

  private ExpressionText over(List<Value> row) {
    return new ExpressionText(this, row);
  }

  private void conditions(Kind kind, RexNode condition, List<Value> row, boolean top) {
    for (RexNode one : RelOptUtil.conjunctions(condition)) {
      add(kind, over(row).of(one).text(), top);
    }
  }

  private List<Value> scan(TableScan scan, boolean top) {
    String table = String.join(".", scan.getTable().getQualifiedName());
    int count = scans.merge(table, 1, Integer::sum);
    add(Kind.TABLE, table, top);
    String name = count == 1 ? table : table + "#" + count;
    return scan.getRowType().getFieldNames().stream()
        .map(column -> Value.of(name + "." + column))
        .toList();
  }

  private List<Value> values(Values values, boolean top) {
    if (values.tuples.size() == 1) {
      return values.tuples.getFirst().stream()
          .map(literal -> Value.of(ExpressionText.literal(literal)))
          .toList();
    }
    List<String> tuples =
        values.tuples.stream()
            .map(tuple -> tuple.stream().map(ExpressionText::literal).toList().toString())
            .sorted()
            .toList();
    add(Kind.VALUES, String.join(", ", tuples), top);
    return numbered("values", values);
  }

  private static List<Value> numbered(String name, RelNode node) {
    List<Value> values = new ArrayList<>();
    node.getRowType()
        .getFieldList()
        .forEach(field -> values.add(Value.of(name + "." + field.getIndex())));
    return values;
  }

  private List<Value> join(Join join, boolean top) {
    JoinRelType type = join.getJoinType();
    boolean mayMissLeft = type.generatesNullsOnLeft();
    boolean mayMissRight = type.generatesNullsOnRight();
    List<Value> row = new ArrayList<>();
    for (Value value : visit(join.getLeft(), top && !mayMissLeft)) {
      row.add(mayMissLeft ? value.fromOtherRows() : value);
    }
    List<Value> left = List.copyOf(row);
    if (!type.projectsRight()) {
      PlanFacets body = inside();
      row.addAll(body.visit(join.getRight(), true));
      String right = body.text(List.of());
      String on = ExpressionText.texts(over(row).each(conjunctions(join))).toString();
      add(Kind.SEMI_JOIN, type.lowerName + " join " + right + " on " + on, top);
      return left;
    }
    for (Value value : visit(join.getRight(), top && !mayMissRight)) {
      row.add(mayMissRight ? value.fromOtherRows() : value);
    }
    if (type == JoinRelType.INNER) {
      conditions(Kind.JOIN, join.getCondition(), row, top);
    } else {
      List<String> on =
          ExpressionText.texts(over(row).each(conjunctions(join))).stream().sorted().toList();
      add(Kind.LEFT_JOIN, type.lowerName + " join on " + String.join(" and ", on), top);
    }
    return row;
  }

  private static List<RexNode> conjunctions(Join join) {
    return RelOptUtil.conjunctions(join.getCondition());
  }

  private List<Value> correlate(Correlate correlate, boolean top) {
    boolean mayMiss = correlate.getJoinType() == JoinRelType.LEFT;
    List<Value> row = new ArrayList<>(visit(correlate.getLeft(), top));
    outerRows.put(correlate.getCorrelationId(), List.copyOf(row));
    List<Value> beside =
        mayMiss && correlate.getRight() instanceof Uncollect uncollect
            ? uncollect(uncollect, Kind.LEFT_UNNEST, top)
            : visit(correlate.getRight(), top && !mayMiss);
    beside.forEach(value -> row.add(mayMiss ? value.fromOtherRows() : value));
    return row;
  }

  private List<Value> uncollect(Uncollect uncollect, Kind kind, boolean top) {
    Value list = visit(uncollect.getInput(), top).getFirst();
    add(kind, list.text(), top);
    List<Value> row = new ArrayList<>(List.of(list.step("[]")));
    if (uncollect.withOrdinality) {
      row.add(new Value("position in " + list.text(), list.gathered()));
    }
    return row;
  }

  private List<Value> aggregate(Aggregate aggregate, boolean top) {
    List<Value> input = visit(aggregate.getInput(), false);
    List<Value> row = new ArrayList<>();
    aggregate.getGroupSet().forEach(key -> row.add(input.get(key)));
    List<String> sets =
        aggregate.getGroupSets().stream()
            .map(set -> set.asList().stream().map(k -> input.get(k).text()).sorted().toList())
            .map(List::toString)
            .sorted()
            .toList();
    add(Kind.GROUP, String.join(", ", sets), top);
    aggregate
        .getAggCallList()
        .forEach(call -> row.add(new Value(AggregateText.of(call, input), true)));
    return row;
  }

  private List<Value> setOp(SetOp setOp, boolean top) {
    String operator = setOp.kind.name().toLowerCase(Locale.ROOT) + (setOp.all ? " all" : "");
    Kind kind = setOp.kind == SqlKind.UNION && setOp.all ? Kind.UNION : Kind.SET_OPERATION;
    for (int i = 0; i < setOp.getInputs().size(); i++) {
      String side = setOp.kind == SqlKind.EXCEPT ? (i == 0 ? " of " : " without ") : " ";
      add(kind, operator + side + branch(setOp.getInput(i)), top);
    }
    return numbered(operator, setOp).stream().map(Value::fromOtherRows).toList();
  }

  /** Apart from the others: numbers of tables read again must not depend on their order. */
  private String branch(RelNode node) {
    return new PlanFacets(new HashMap<>(), outerRows).sealed(node, true);
  }

  private List<Value> sort(Sort sort, boolean top) {
    if (sort.fetch == null && sort.offset == null) {
      return visit(sort.getInput(), top);
    }
    List<Value> row = visit(sort.getInput(), false);
    List<String> keys =
        sort.getCollation().getFieldCollations().stream()
            .map(
                key ->
                    row.get(key.getFieldIndex()).text()
                        + " "
                        + key.direction.shortString
                        + " nulls "
                        + key.nullDirection.name().toLowerCase(Locale.ROOT))
            .toList();
    add(Kind.LIMIT, "limit " + sort.fetch + " offset " + sort.offset + " by " + keys, top);
    return row;
  }

  private List<Value> recursion(Recursion recursion, boolean top) {
    String text =
        (recursion.isAll() ? "union all, " : "union, ")
            + recursion.levels()
            + " levels: "
            + branch(recursion.seed())
            + " then "
            + branch(recursion.step());
    add(Kind.RECURSION, text, top);
    return numbered("recursion", recursion).stream().map(Value::fromOtherRows).toList();
  }
}
