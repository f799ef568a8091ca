package io.codeweft.compiler.internal.row;

import io.codeweft.compiler.Diagnostic;
import io.codeweft.compiler.internal.lane.Refusal;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.lane.UnknownNames;
import io.codeweft.compiler.internal.types.Types;
import io.codeweft.contracts.graph.RowExpression;
import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.contracts.text.PlacedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * The expressions of one row program with names resolved and types derived. All that see the same
 * tables are typed at once, which costs little more than one of them; only when that fails each is
 * looked at alone, so that every field that is to blame is named.
 */
final class RowTypes {
  private record Item(RowScope scope, RowExpression expression) {}

  private final RowProgram program;
  private final Map<String, Schema> schemas;
  private final RowTrees trees;
  private final Typing typing;
  private final RelOptCluster cluster;
  private final Map<Item, RexNode> typed = new HashMap<>();

  /**
   * @throws Refusal with everything that is wrong in any expression
   */
  RowTypes(
      RowProgram program,
      Map<String, Schema> schemas,
      RowTrees trees,
      Typing typing,
      RelOptCluster cluster) {
    this.program = program;
    this.schemas = schemas;
    this.trees = trees;
    this.typing = typing;
    this.cluster = cluster;
    List<Diagnostic> found = new ArrayList<>();
    Map<RowScope, Set<RowExpression>> items = new LinkedHashMap<>();
    collect(program.plan(), items, found);
    type(items, found);
    if (found.isEmpty()) {
      found.addAll(UnionTypes.differences(program, this));
    }
    if (!found.isEmpty()) {
      throw new Refusal(found.stream().distinct().toList());
    }
  }

  /** An expression of the operator, over the columns of its inputs. */
  RexNode of(RowPlan plan, RowExpression expression) {
    return typedIn(seenBy(plan), expression);
  }

  private RowScope seenBy(RowPlan plan) {
    return RowScope.seenBy(plan, this::columns);
  }

  private Schema columns(RowPlan table) {
    if (table instanceof RowPlan.Rank rank) {
      RowExpression score = rank.score();
      RexNode typedScore = score == null ? null : typed.get(new Item(seenBy(rank), score));
      return RankColumns.schema(rank, typedScore == null || typedScore.getType().isNullable());
    }
    String name = ((RowPlan.Scan) table).table().text().toLowerCase(Locale.ROOT);
    return Objects.requireNonNull(schemas.get(name), name);
  }

  private void collect(
      RowPlan plan, Map<RowScope, Set<RowExpression>> items, List<Diagnostic> found) {
    for (RowPlan input : RowWalk.inputs(plan)) {
      collect(input, items, found);
      if (input instanceof RowPlan.Rank) {
        // whether its score may be null decides on the types of what is written over it
        type(items, found);
        items.clear();
      }
    }
    for (RowExpression expression : RowWalk.expressions(plan)) {
      if (!(expression instanceof RowExpression.Path)) {
        RowScope scope = seenBy(plan);
        Set<RowExpression> here = items.computeIfAbsent(scope, _ -> new LinkedHashSet<>());
        checked(expression).map(RowExpression.Typed::value).forEach(here::add);
        here.add(expression);
      }
    }
  }

  private void type(Map<RowScope, Set<RowExpression>> items, List<Diagnostic> found) {
    items.forEach((scope, expressions) -> type(scope, List.copyOf(expressions), found));
  }

  private static Stream<RowExpression.Typed> checked(RowExpression expression) {
    return RowWalk.parts(expression)
        .filter(RowExpression.Typed.class::isInstance)
        .map(RowExpression.Typed.class::cast);
  }

  private void type(RowScope scope, List<RowExpression> items, List<Diagnostic> found) {
    List<PlacedText> fields = items.stream().flatMap(RowWalk::fields).distinct().toList();
    try {
      List<RexNode> values = values(scope, items, source(fields));
      for (int i = 0; i < items.size(); i++) {
        typed.put(new Item(scope, items.get(i)), values.get(i));
      }
    } catch (Refusal refusal) {
      found.addAll(reasons(scope, items, refusal));
      return;
    }
    items.stream()
        .flatMap(RowTypes::checked)
        .forEach(check -> check(check, typedIn(scope, check.value()), found));
  }

  private RexNode typedIn(RowScope scope, RowExpression expression) {
    return Objects.requireNonNull(typed.get(new Item(scope, expression)), "an item of the row");
  }

  private List<RexNode> values(RowScope scope, List<RowExpression> items, SourceText source) {
    List<SqlNode> nodes = items.stream().map(item -> trees.of(item, program)).toList();
    return values(
        scope, nodes, typing.translate(scope.select(nodes), source, scope.tables(), cluster));
  }

  /** A select list that is just the table is no projection. */
  private static List<RexNode> values(RowScope scope, List<SqlNode> nodes, RelNode plan) {
    boolean projection =
        plan instanceof Project project && width(project.getInput()) == scope.width();
    if (!projection && width(plan) != scope.width() || width(plan) != nodes.size()) {
      throw new IllegalStateException("not a select list: " + plan);
    }
    return projection
        ? ((Project) plan).getProjects()
        : plan.getCluster().getRexBuilder().identityProjects(plan.getRowType());
  }

  private static int width(RelNode plan) {
    return plan.getRowType().getFieldCount();
  }

  private void check(RowExpression.Typed check, RexNode value, List<Diagnostic> found) {
    DataType type = Types.toDataType(value.getType()).orElse(null);
    boolean fits = type != null && (check.allowed().isEmpty() || check.allowed().contains(type));
    if (!fits) {
      String allowed =
          check.allowed().isEmpty()
              ? "of a type that schemas have"
              : check.allowed().stream()
                  .map(DataType::toString)
                  .collect(Collectors.joining(" or "));
      found.add(
          source(RowWalk.fields(check).toList())
              .diagnostic(
                  "type-mismatch",
                  SqlParserPos.ZERO,
                  "must be " + allowed + ", is " + Types.text(value.getType()) + "; cast it",
                  null));
    }
  }

  private List<Diagnostic> reasons(RowScope scope, List<RowExpression> items, Refusal refusal) {
    List<RowExpression> leaves =
        items.stream()
            .flatMap(RowWalk::parts)
            .filter(part -> RowWalk.operands(part).isEmpty())
            .distinct()
            .toList();
    List<Diagnostic> found = new ArrayList<>();
    leaves.forEach(leaf -> found.addAll(alone(scope, leaf)));
    if (found.isEmpty()) {
      // a value of a wrong type may not even translate where it is used
      items.stream()
          .flatMap(RowTypes::checked)
          .distinct()
          .forEach(check -> checkAlone(scope, check, found));
    }
    if (found.isEmpty()) {
      items.forEach(item -> found.addAll(alone(scope, item)));
    }
    return found.isEmpty() ? refusal.diagnostics() : found;
  }

  private void checkAlone(RowScope scope, RowExpression.Typed check, List<Diagnostic> found) {
    try {
      RowExpression value = check.value();
      SourceText source = source(RowWalk.fields(value).toList());
      check(check, values(scope, List.of(value), source).getFirst(), found);
    } catch (Refusal refusal) {
      found.addAll(refusal.diagnostics());
    }
  }

  private List<Diagnostic> alone(RowScope scope, RowExpression item) {
    SourceText source =
        item instanceof RowExpression.Sql(PlacedText text)
            ? program.piece(text).source()
            : source(RowWalk.fields(item).toList());
    try {
      values(scope, List.of(item), source);
      return List.of();
    } catch (Refusal first) {
      return UnknownNames.after(
          first,
          reported -> {
            SqlNode rest = typing.without(trees.of(item, program), reported);
            typing.translate(scope.select(List.of(rest)), source, scope.tables(), cluster);
          });
    }
  }

  private SourceText source(List<PlacedText> fields) {
    return SourceText.ofFields(program.view(), fields);
  }
}
