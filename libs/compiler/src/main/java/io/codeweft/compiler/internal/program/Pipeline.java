package io.codeweft.compiler.internal.program;

import io.codeweft.compiler.Diagnostic;
import io.codeweft.compiler.internal.canonical.CanonicalPlan;
import io.codeweft.compiler.internal.facets.PlanFacets;
import io.codeweft.compiler.internal.functions.CallRefusal;
import io.codeweft.compiler.internal.functions.Expansions;
import io.codeweft.compiler.internal.functions.FunctionTable;
import io.codeweft.compiler.internal.functions.Signature;
import io.codeweft.compiler.internal.lane.Diagnostics;
import io.codeweft.compiler.internal.lane.Levels;
import io.codeweft.compiler.internal.lane.Purpose;
import io.codeweft.compiler.internal.lane.Refusal;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.lane.Statement;
import io.codeweft.compiler.internal.lane.Step;
import io.codeweft.compiler.internal.lane.UnknownNames;
import io.codeweft.compiler.internal.lineage.PlanLineage;
import io.codeweft.compiler.internal.partition.Spreading;
import io.codeweft.compiler.internal.plan.Conditionals;
import io.codeweft.compiler.internal.plan.CountTests;
import io.codeweft.compiler.internal.plan.FieldAccess;
import io.codeweft.compiler.internal.plan.Laterals;
import io.codeweft.compiler.internal.plan.PlanStep;
import io.codeweft.compiler.internal.plan.RuleLoop;
import io.codeweft.compiler.internal.plan.ScalarJoins;
import io.codeweft.compiler.internal.plan.SemiJoins;
import io.codeweft.compiler.internal.plan.Translation;
import io.codeweft.compiler.internal.plan.WindowSplit;
import io.codeweft.compiler.internal.recursion.Fragment;
import io.codeweft.compiler.internal.recursion.RecursiveItems;
import io.codeweft.compiler.internal.recursion.RecursivePlans;
import io.codeweft.compiler.internal.render.Renderer;
import io.codeweft.compiler.internal.row.RowGate;
import io.codeweft.compiler.internal.row.RowPrograms;
import io.codeweft.compiler.internal.row.Typing;
import io.codeweft.compiler.internal.subquery.ClosedSubQueries;
import io.codeweft.compiler.internal.syntax.Blanking;
import io.codeweft.compiler.internal.syntax.CastTypes;
import io.codeweft.compiler.internal.syntax.ExpansionGate;
import io.codeweft.compiler.internal.syntax.FunctionResolution;
import io.codeweft.compiler.internal.syntax.FunctionStatement;
import io.codeweft.compiler.internal.syntax.FunctionStatements;
import io.codeweft.compiler.internal.syntax.GroupByAll;
import io.codeweft.compiler.internal.syntax.Literals;
import io.codeweft.compiler.internal.syntax.NestedOperators;
import io.codeweft.compiler.internal.syntax.OperatorSpellings;
import io.codeweft.compiler.internal.syntax.Parser;
import io.codeweft.compiler.internal.syntax.SemiJoinSyntax;
import io.codeweft.compiler.internal.syntax.Spelling;
import io.codeweft.compiler.internal.syntax.StatementGate;
import io.codeweft.compiler.internal.syntax.SyntaxStep;
import io.codeweft.compiler.internal.syntax.TableFunctions;
import io.codeweft.compiler.internal.syntax.TableReferences;
import io.codeweft.compiler.internal.syntax.TableReferences.Reference;
import io.codeweft.compiler.internal.syntax.TextGate;
import io.codeweft.compiler.internal.syntax.UnnestNormalisation;
import io.codeweft.compiler.internal.syntax.ViewOrder;
import io.codeweft.compiler.internal.syntax.WindowFunctions;
import io.codeweft.compiler.internal.syntax.Windows;
import io.codeweft.compiler.internal.syntax.WithItems;
import io.codeweft.compiler.internal.validate.Outputs;
import io.codeweft.compiler.internal.validate.Validated;
import io.codeweft.compiler.internal.validate.Validation;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.json.Digest;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.contracts.text.PlacedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptSchema;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlExplainFormat;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The steps of the lane, in order. */
public final class Pipeline {
  private final TextGate textGate = new TextGate();
  private final Spelling spelling = new Spelling();
  private final Parser parser = new Parser();
  private final Trace trace;
  private final List<SyntaxStep> untyped;
  private final List<SyntaxStep> aware = List.of(new SemiJoinSyntax(), new UnnestNormalisation());
  private final Validation validation;
  private final Translation translation = new Translation();
  private final RowGate rowGate = RowGate.ofRows();
  private final RowGate functionGate = RowGate.ofFunctions();
  private final RowPrograms rows;
  private final Typing expressions = new PieceTyping(functionGate);
  private final Bodies bodies;
  private final List<PlanStep> rewrites =
      List.of(
          new FieldAccess(),
          new Conditionals(),
          new CountTests(),
          new Laterals(),
          new SemiJoins(),
          new ScalarJoins(),
          new ClosedSubQueries(this::rewritten),
          new WindowSplit(),
          new RuleLoop());
  private final RecursiveItems recursiveItems = new RecursiveItems();
  private final CanonicalPlan canonical = new CanonicalPlan();
  private final Renderer renderer = new Renderer();

  public Pipeline(FunctionTable functions) {
    this(functions, Trace.NONE);
  }

  public Pipeline(FunctionTable functions, Trace trace) {
    this.trace = trace;
    this.untyped =
        List.of(
            new StatementGate(),
            new TableFunctions(functions),
            new WithItems(),
            new ExpansionGate(),
            new CastTypes(),
            new Literals(),
            new OperatorSpellings(functions),
            new NestedOperators(),
            new WindowFunctions(functions),
            new FunctionResolution(functions),
            new GroupByAll(),
            new Windows(),
            new ViewOrder());
    this.validation = new Validation(functions);
    this.rows = new RowPrograms(functions, new PieceTyping(rowGate));
    this.bodies = new Bodies(expressions, translation);
    functions.expandWith(bodies);
  }

  /** Of all steps: those of texts, then those only rows and expressions of functions pass. */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>(textSteps());
    steps.addAll(List.of(rowGate, rows, functionGate));
    return List.copyOf(steps);
  }

  /** In the order a text passes them. */
  public List<Step> textSteps() {
    List<Step> steps = new ArrayList<>(List.of(textGate, spelling, parser));
    steps.addAll(untyped);
    steps.add(recursiveItems);
    steps.addAll(aware);
    steps.addAll(List.of(validation, translation));
    steps.addAll(rewrites);
    steps.addAll(List.of(canonical, renderer));
    return List.copyOf(steps);
  }

  /**
   * Everything that needs no tables.
   *
   * @throws Refusal with everything that was found
   */
  public Parsed parse(ViewSource view) {
    return switch (view.definition()) {
      case ViewSource.SqlText _ -> parse(SourceText.of(view), Purpose.VIEW);
      case RowPlan plan -> {
        List<PlacedText> tables = RowPrograms.tables(plan);
        SourceText source = SourceText.ofFields(view, tables);
        yield guarded(
            source, () -> new Parsed.Row(source, rows.parse(view, plan), references(tables)));
      }
    };
  }

  private static List<Reference> references(List<PlacedText> tables) {
    List<Reference> references = new ArrayList<>();
    for (PlacedText table : tables) {
      SqlParserPos line = new SqlParserPos(references.size() + 1, 1);
      references.add(new Reference(table.text().toLowerCase(Locale.ROOT), line));
    }
    return references;
  }

  /**
   * A statement about a function; its expression is not looked at.
   *
   * @throws Refusal with everything that was found
   */
  public static FunctionStatement statement(SourceText source) {
    return guarded(
        source,
        () -> {
          Diagnostics diagnostics = new Diagnostics(source);
          new TextGate().checkExpression(source, diagnostics);
          diagnostics.stopIfAny();
          return FunctionStatements.parse(source);
        });
  }

  /**
   * The expression of a function without its types.
   *
   * @throws Refusal with everything that was found
   */
  public Typing.Piece expression(SourceText source) {
    return expressions.parse(source);
  }

  /**
   * Everything else: SHA-256 of the canonical plan of the expression, over arguments that may all
   * be null.
   *
   * @throws Refusal when names or types are wrong, or the result is not what is declared
   */
  public String fingerprint(FunctionDefinition function, Typing.Piece expression) {
    return guarded(
        expression.source(),
        () -> {
          Signature signature = Signature.of(function);
          RelOptCluster cluster = translation.cluster();
          List<RelDataType> arguments = signature.declaredParameters(cluster.getTypeFactory());
          RelNode plan = bodies.typed(signature, expression, arguments, cluster).plan();
          return Digest.sha256Hex(canonical.encode(rewritten(plan), Purpose.VIEW));
        });
  }

  /**
   * Everything that needs no tables.
   *
   * @throws Refusal with everything that was found
   */
  public Parsed.Text parse(SourceText source, Purpose purpose) {
    return guarded(
        source,
        () -> {
          Diagnostics diagnostics = new Diagnostics(source);
          textGate.check(source, diagnostics);
          Spelling.Result spelled = spelled(source, diagnostics);
          SqlNode tree = tree(spelled.source(), spelled.levels(), purpose);
          return new Parsed.Text(
              spelled.source(), tree, spelled.levels(), TableReferences.of(tree));
        });
  }

  private SqlNode tree(SourceText source, Levels levels, Purpose purpose) {
    Statement statement = new Statement(source, purpose, Map.of(), levels);
    SqlNode parsed = parser.parse(source, statement.diagnostics());
    trace.after(parser, parsed::toString);
    return run(untyped, parsed, statement);
  }

  private Spelling.Result spelled(SourceText source, Diagnostics diagnostics) {
    diagnostics.stopIfAny();
    trace.after(textGate, source::sql);
    Spelling.Result spelled = spelling.apply(source, diagnostics);
    diagnostics.stopIfAny();
    trace.after(spelling, spelled.source()::sql);
    return spelled;
  }

  /**
   * Everything else.
   *
   * @param tables schema of every table the text may read, by lower-case name
   * @throws Refusal with everything that was found
   */
  public Program compile(Parsed parsed, Purpose purpose, Map<String, Schema> tables) {
    return guarded(
        parsed.source(),
        () ->
            switch (parsed) {
              case Parsed.Text text -> compile(text, purpose, tables);
              case Parsed.Row row -> compile(row, tables);
            });
  }

  private Program compile(Parsed.Text parsed, Purpose purpose, Map<String, Schema> tables) {
    try {
      return compile(parsed, parsed.tree(), purpose, tables);
    } catch (Refusal first) {
      List<Diagnostic> all =
          UnknownNames.after(
              first,
              reported -> {
                SqlNode tree = tree(parsed.source(), parsed.levels(), purpose);
                compile(parsed, Blanking.of(tree, reported), purpose, tables);
              });
      throw new Refusal(all, first.getCause());
    }
  }

  private Program compile(Parsed.Row row, Map<String, Schema> tables) {
    RelOptCluster cluster = translation.cluster();
    RelOptSchema catalog = validation.tables(tables, cluster.getTypeFactory());
    RelNode plan = rows.plan(row.program(), tables, translation.builder(cluster, catalog));
    trace.after(rows, () -> text(plan));
    RelNode named = renamed(rewritten(plan), plan.getRowType().getFieldNames());
    return program(named, Outputs.schema(named.getRowType(), row.source()), Purpose.VIEW);
  }

  private Program compile(
      Parsed.Text parsed, SqlNode tree, Purpose purpose, Map<String, Schema> tables) {
    Statement statement = new Statement(parsed.source(), purpose, tables, parsed.levels());
    RelOptCluster cluster = translation.cluster();
    RecursiveItems.Extracted extracted = recursiveItems.extract(tree, statement);
    trace.after(recursiveItems, extracted::toString);
    Fragment whole =
        new RecursivePlans(statement, (part, s) -> fragment(part, s, cluster), this::rewritten)
            .of(extracted);
    int width = whole.plan().getRowType().getFieldCount();
    Outputs outputs = Outputs.of(whole.tree(), width, statement);
    statement.diagnostics().stopIfAny();
    RelNode plan = renamed(rewritten(whole.plan()), outputs.names());
    return program(plan, outputs.schema(plan.getRowType()), purpose);
  }

  private Fragment fragment(SqlNode tree, Statement statement, RelOptCluster cluster) {
    SqlNode ready = run(aware, tree, statement);
    Validated validated = validation.validate(ready, statement, cluster.getTypeFactory());
    trace.after(validation, validated.tree()::toString);
    RelNode plan = translated(statement.source(), () -> translation.translate(validated, cluster));
    trace.after(translation, () -> text(plan));
    return new Fragment(validated.tree(), plan);
  }

  private static RelNode translated(SourceText source, Supplier<RelNode> work) {
    try {
      return work.get();
    } catch (RuntimeException thrown) {
      // operators around the call wrap what it throws
      for (Throwable t = thrown; t != null; t = t.getCause()) {
        if (t instanceof CallRefusal call) {
          String message = String.valueOf(call.getMessage());
          throw new Refusal(source, call.code(), call.position(), message, call.suggestion());
        }
      }
      throw thrown;
    }
  }

  private RelNode rewritten(RelNode plan) {
    RelNode current = plan;
    for (PlanStep rewrite : rewrites) {
      RelNode rewritten = rewrite.apply(current);
      trace.after(rewrite, () -> text(rewritten));
      current = rewritten;
    }
    return current;
  }

  private static String text(RelNode plan) {
    return RelOptUtil.dumpPlan("", plan, SqlExplainFormat.TEXT, SqlExplainLevel.DIGEST_ATTRIBUTES);
  }

  private static RelNode renamed(RelNode plan, List<String> names) {
    return plan.getRowType().getFieldNames().equals(names)
        ? plan
        : LogicalProject.create(
            plan,
            List.of(),
            plan.getCluster().getRexBuilder().identityProjects(plan.getRowType()),
            names,
            Set.of());
  }

  private Program program(RelNode plan, Schema schema, Purpose purpose) {
    String encoded = canonical.encode(plan, purpose);
    trace.after(canonical, () -> encoded);
    Renderer.Rendered rendered = renderer.render(plan);
    trace.after(renderer, rendered::text);
    return new Program(
        schema,
        encoded,
        Digest.sha256Hex(encoded),
        rendered.columns(),
        functions(plan),
        List.copyOf(Expansions.of(plan.getCluster().getRexBuilder()).names()),
        PlanLineage.of(plan),
        PlanFacets.of(plan),
        Spreading.of(plan),
        rendered.sql(),
        rendered.unsupported());
  }

  private static List<String> functions(RelNode plan) {
    SortedSet<String> functions = new TreeSet<>(LibraryCalls.of(plan));
    functions.addAll(Expansions.of(plan.getCluster().getRexBuilder()).names());
    return List.copyOf(functions);
  }

  private SqlNode run(List<SyntaxStep> steps, SqlNode tree, Statement statement) {
    SqlNode current = tree;
    for (SyntaxStep step : steps) {
      SqlNode changed = step.apply(current, statement);
      statement.diagnostics().stopIfAny();
      trace.after(step, changed::toString);
      current = changed;
    }
    return current;
  }

  /** Calcite throws errors of every kind; a caller sees a diagnostic instead. */
  private static <T> T guarded(SourceText source, Supplier<T> work) {
    try {
      return work.get();
    } catch (Refusal refusal) {
      throw refusal;
    } catch (StackOverflowError e) {
      throw new Refusal(
          source, "too-large", SqlParserPos.ZERO, "nested too deeply; split it into views", null);
    } catch (RuntimeException | AssertionError | ExceptionInInitializerError e) {
      String what = e.getClass().getSimpleName() + ": " + e.getMessage();
      throw new Refusal(
          List.of(
              source.diagnostic(
                  "internal",
                  SqlParserPos.ZERO,
                  "the lane cannot translate this text ("
                      + what.lines().findFirst().orElse("")
                      + "); simplify it and report the text",
                  null)),
          e);
    }
  }

  /** Pieces of a row and expressions of functions take the same steps as texts. */
  private final class PieceTyping implements Typing {
    private final SyntaxStep gate;

    PieceTyping(SyntaxStep gate) {
      this.gate = gate;
    }

    @Override
    public Piece parse(SourceText expression) {
      return guarded(
          expression,
          () -> {
            Diagnostics diagnostics = new Diagnostics(expression);
            textGate.checkExpression(expression, diagnostics);
            Spelling.Result spelled = spelled(expression, diagnostics);
            SourceText source = spelled.source();
            Statement statement = new Statement(source, Purpose.VIEW, Map.of(), spelled.levels());
            SqlNode tree = parser.parseExpression(source, statement.diagnostics());
            SqlNode changed = run(untyped, tree, statement);
            return new Piece(source, run(List.of(gate), changed, statement));
          });
    }

    @Override
    public RelNode translate(
        SqlNode select, SourceText source, Map<String, Schema> tables, RelOptCluster cluster) {
      Statement statement = new Statement(source, Purpose.VIEW, tables, Levels.NONE);
      SqlNode ready = run(aware, select, statement);
      Validated validated = validation.validate(ready, statement, cluster.getTypeFactory());
      return translated(source, () -> translation.translateList(validated, cluster));
    }

    @Override
    public SqlNode without(SqlNode tree, Collection<SqlParserPos> reported) {
      return Blanking.of(tree, reported);
    }
  }
}
