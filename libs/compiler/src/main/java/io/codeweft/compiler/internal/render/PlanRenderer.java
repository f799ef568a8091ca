package io.codeweft.compiler.internal.render;

import io.codeweft.compiler.internal.recursion.Recursion;
import io.codeweft.compiler.internal.recursion.RecursiveScan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** Relational nodes, one method each. */
final class PlanRenderer {
  private final Dialect dialect;
  private final Frame frame;
  private final SharedParts shared;
  private final RexBuilder rexBuilder;
  private final Repeated repeated;

  PlanRenderer(RelNode plan, Repeated repeated, Dialect dialect) {
    this.dialect = dialect;
    this.frame = new Frame(dialect);
    this.shared = new SharedParts(frame);
    this.rexBuilder = plan.getCluster().getRexBuilder();
    this.repeated = repeated;
  }

  SharedParts shared() {
    return shared;
  }

  RexBuilder rexBuilder() {
    return rexBuilder;
  }

  Frame frame() {
    return frame;
  }

  RexRenderer expressions(List<Expr> input) {
    return new RexRenderer(this, frame, input);
  }

  Select visit(RelNode node) {
    String key = repeated.keyOf(node);
    return key == null
        ? unshared(node)
        : shared.refer(key, node.getRowType().getFieldNames(), () -> unshared(node));
  }

  private Select unshared(RelNode node) {
    return switch (node) {
      case TableScan scan -> scan(scan);
      case Values values -> values(values);
      case Filter filter -> filter(filter);
      case Project project -> project(project);
      case Join join -> new JoinRenderer(this).render(join);
      case Correlate correlate -> new UnnestRenderer(this).correlate(correlate);
      case Uncollect uncollect -> new UnnestRenderer(this).uncollect(uncollect);
      case Aggregate aggregate -> aggregate(aggregate);
      case SetOp setOp -> setOp(setOp);
      case Sort sort -> sort(sort);
      case Recursion recursion -> new RecursionRenderer(this).render(recursion);
      case RecursiveScan scan -> new RecursionRenderer(this).scan(scan);
      default -> throw new Unrenderable("plan node " + node.getRelTypeName());
    };
  }

  /** The rendered node, with nothing but FROM and WHERE at its top. */
  Select plain(RelNode node) {
    Select select = visit(node);
    return select.isPlain() ? select : frame.wrap(select, node.getRowType());
  }

  private Select scan(TableScan scan) {
    String alias = frame.alias("t");
    String table = String.join(".", scan.getTable().getQualifiedName());
    List<Expr> columns = new ArrayList<>();
    for (String column : scan.getRowType().getFieldNames()) {
      columns.add(frame.column(alias, column, List.of(frame.tableColumn(table, column))));
    }
    return Select.of(new FromItem.Fixed(dialect.name(table) + " AS " + alias), columns);
  }

  private Select values(Values values) {
    if (values.tuples.size() == 1) {
      return new Select().columns(literals(values.tuples.getFirst()));
    }
    RelDataType type = values.getRowType();
    List<String> names = SqlText.distinct(type.getFieldNames());
    String alias = frame.alias("v");
    List<Expr> columns = columns(alias, names);
    if (values.tuples.isEmpty()) {
      List<String> nulls = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        RelDataType column = type.getFieldList().get(i).getType();
        nulls.add("CAST(NULL AS " + dialect.type(column) + ") AS " + dialect.name(names.get(i)));
      }
      String none = "(SELECT " + String.join(", ", nulls) + " WHERE FALSE) AS " + alias;
      return Select.of(new FromItem.Fixed(none), columns);
    }
    String rows =
        values.tuples.stream()
            .map(tuple -> "(" + Expr.join(literals(tuple), ", ") + ")")
            .collect(Collectors.joining(", "));
    String list = String.join(", ", frame.quoted(names));
    String item = "(VALUES " + rows + ") AS " + alias + "(" + list + ")";
    return Select.of(new FromItem.Fixed(item), columns);
  }

  private List<Expr> columns(String alias, List<String> names) {
    return names.stream().map(name -> frame.column(alias, name, List.of())).toList();
  }

  private List<Expr> literals(List<RexLiteral> tuple) {
    return tuple.stream().map(literal -> RexRenderer.literal(literal, dialect)).toList();
  }

  private Select filter(Filter filter) {
    Select select = plain(filter.getInput());
    RexRenderer expressions = expressions(select.columns());
    for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
      select.addWhere(expressions.condition(condition));
    }
    return select;
  }

  private Select project(Project project) {
    Select input = visit(project.getInput());
    Select select =
        mustWrap(project, input) ? frame.wrap(input, project.getInput().getRowType()) : input;
    List<Expr> columns = expressions(select.columns()).render(project.getProjects());
    if (project.containsOver()) {
      select.markWindowed();
    }
    return select.columns(columns);
  }

  private static boolean mustWrap(Project project, Select input) {
    boolean over = project.containsOver();
    boolean onlyReferences = project.getProjects().stream().allMatch(RexInputRef.class::isInstance);
    return (over && (input.isAggregated() || input.isWindowed()))
        || (input.isLimited() && !onlyReferences)
        || (input.isLimited() && over)
        || (input.isWindowed() && !onlyReferences)
        || repeatsWork(project, input);
  }

  /** Whether something costly would be written, and computed, more than once. */
  private static boolean repeatsWork(Project project, Select input) {
    int[] uses = new int[input.columns().size()];
    RexVisitorImpl<Void> counter =
        new RexVisitorImpl<>(true) {
          @Override
          public @Nullable Void visitInputRef(RexInputRef reference) {
            uses[reference.getIndex()]++;
            return null;
          }
        };
    project.getProjects().forEach(expression -> expression.accept(counter));
    for (int i = 0; i < uses.length; i++) {
      if (uses[i] > 1 && input.columns().get(i).isComplex()) {
        return true;
      }
    }
    return false;
  }

  private Select aggregate(Aggregate aggregate) {
    Select input = plain(aggregate.getInput());
    // a literal key would be read as the position of a column
    boolean literalKey =
        aggregate.getGroupSet().asList().stream()
            .anyMatch(key -> input.columns().get(key).shape() == Expr.Shape.LITERAL);
    // two keys of one text would be one key to grouping sets
    boolean twice =
        aggregate.getGroupType() != Aggregate.Group.SIMPLE
            && aggregate.getGroupSet().asList().stream()
                    .map(key -> input.columns().get(key).text())
                    .distinct()
                    .count()
                < aggregate.getGroupCount();
    Select select =
        literalKey || twice || !input.hasFrom()
            ? frame.wrap(input, aggregate.getInput().getRowType())
            : input;
    List<Expr> row = select.columns();
    List<Expr> columns = new ArrayList<>();
    for (int key : aggregate.getGroupSet()) {
      dialect.requireDistinct(aggregate.getInput().getRowType().getFieldList().get(key).getType());
      Expr expression = row.get(key);
      columns.add(Expr.complex(expression.text(), List.of(expression)));
    }
    for (AggregateCall call : aggregate.getAggCallList()) {
      List<Expr> arguments = withConstants(call, aggregate.getInput(), row);
      columns.add(AggregateRenderer.call(call, aggregate.getInput(), arguments, dialect));
    }
    select.aggregate(AggregateRenderer.groupBy(aggregate, row));
    return select.columns(columns);
  }

  /** A separator is no column to an engine, even where its row comes from a sub-query. */
  private List<Expr> withConstants(AggregateCall call, RelNode input, List<Expr> row) {
    if (call.getAggregation().getKind() != SqlKind.LISTAGG || call.getArgList().size() < 2) {
      return row;
    }
    int separator = call.getArgList().get(1);
    RexNode constant = Constants.of(input, separator);
    if (constant == null) {
      return row;
    }
    List<Expr> changed = new ArrayList<>(row);
    changed.set(separator, expressions(row).render(List.of(constant)).getFirst());
    return changed;
  }

  private Select setOp(SetOp setOp) {
    if (!setOp.all || setOp.kind != SqlKind.UNION) {
      setOp.getRowType().getFieldList().forEach(f -> dialect.requireDistinct(f.getType()));
    }
    List<String> names = SqlText.distinct(setOp.getRowType().getFieldNames());
    String operator = "\n" + setOp.kind.name() + (setOp.all ? " ALL\n" : "\n");
    List<String> branches = new ArrayList<>();
    for (RelNode input : setOp.getInputs()) {
      Select branch = visit(input);
      branch.columns(exactly(branch.columns(), input.getRowType(), setOp.getRowType()));
      branches.add("(" + branch.text(frame.quoted(names), i -> true) + ")");
    }
    String alias = frame.alias("s");
    List<Expr> columns = columns(alias, names);
    String body = SqlText.indented(String.join(operator, branches));
    return Select.of(new FromItem.Fixed("(\n" + body + "\n) AS " + alias), columns);
  }

  private List<Expr> exactly(List<Expr> columns, RelDataType from, RelDataType to) {
    List<Expr> exact = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String target = dialect.type(to.getFieldList().get(i).getType());
      boolean same = target.equals(dialect.type(from.getFieldList().get(i).getType()));
      Expr column = columns.get(i);
      exact.add(
          same
              ? column
              : Expr.complex("CAST(" + column.text() + " AS " + target + ")", List.of(column)));
    }
    return exact;
  }

  private Select sort(Sort sort) {
    Select input = visit(sort.getInput());
    Select select =
        input.isOrdered() || input.isLimited()
            ? frame.wrap(input, sort.getInput().getRowType())
            : input;
    List<Expr> keys =
        sort.getCollation().getFieldCollations().stream()
            .map(key -> AggregateRenderer.key(key, sort.getInput(), select.columns()))
            .map(key -> Ordering.of(key, dialect))
            .toList();
    String limit =
        (sort.fetch == null ? "" : "LIMIT " + count(sort.fetch))
            + (sort.offset == null ? "" : " OFFSET " + count(sort.offset));
    select.order(
        keys.isEmpty() ? null : Expr.complex(Expr.join(keys, ", "), keys),
        limit.isBlank() ? null : Expr.literal(limit.strip()));
    return select;
  }

  private String count(RexNode node) {
    return RexRenderer.literal((RexLiteral) node, dialect).text();
  }
}
