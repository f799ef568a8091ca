package io.codeweft.compiler;

import io.codeweft.compiler.internal.functions.FunctionTable;
import io.codeweft.compiler.internal.graph.GraphCompiler;
import io.codeweft.compiler.internal.graph.Positions;
import io.codeweft.compiler.internal.lane.Purpose;
import io.codeweft.compiler.internal.lane.Refusal;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.lane.Step;
import io.codeweft.compiler.internal.program.Parsed;
import io.codeweft.compiler.internal.program.Pipeline;
import io.codeweft.compiler.internal.program.Program;
import io.codeweft.compiler.internal.syntax.TableReferences.Reference;
import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.json.Digest;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.contracts.text.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.calcite.runtime.CalciteException;

/**
 * The one way SQL takes into Codeweft, for the views of a pack and for ad-hoc queries. Pinned to
 * one function snapshot; thread-safe.
 */
public final class PolicyLane {
  /** Written down, because not every class loader tells the version of a package. */
  static final String CALCITE = "1.42.0";

  private final FunctionSnapshot functions;
  private final Pipeline pipeline;

  /**
   * @throws IllegalArgumentException when a function of the snapshot is of a kind or has a type the
   *     lane does not know
   */
  public PolicyLane(FunctionSnapshot functions) {
    this.functions = functions;
    this.pipeline = new Pipeline(new FunctionTable(functions));
  }

  /** One class of every archive that decides what the lane makes of a text. */
  public static List<Class<?>> code() {
    return List.of(PolicyLane.class, CalciteException.class);
  }

  /** SHA-256 over names, versions and options of all steps and the version of Calcite. */
  public String policyHash() {
    return policyHash(pipeline.steps().stream().map(Step::identity).toList());
  }

  static String policyHash(List<String> identities) {
    List<String> parts = new ArrayList<>(identities);
    parts.add("calcite " + CALCITE);
    return Digest.sha256Hex(String.join("\n", parts));
  }

  /**
   * Compiles every view against the declared datasets and the derived schemas of the views it
   * reads.
   *
   * @param views in any order; the graph does not depend on it
   * @throws CompileException with everything that is wrong in any view
   */
  public ViewGraph compile(
      String packName, List<DatasetDeclaration> datasets, List<ViewSource> views)
      throws CompileException {
    return compile(packName, datasets, views, ViewCache.none());
  }

  /**
   * The same graph, but a view is compiled only when the cache does not know it: after a change,
   * that is the changed view and those who read it and see a difference.
   *
   * @param views in any order; the graph does not depend on it
   * @param cache asked for every view, told of every view that is compiled; nothing is asked or
   *     told of a view that is refused, or reads one
   * @throws CompileException with everything that is wrong in any view
   */
  public ViewGraph compile(
      String packName, List<DatasetDeclaration> datasets, List<ViewSource> views, ViewCache cache)
      throws CompileException {
    GraphCompiler compiler = new GraphCompiler(pipeline, policyHash(), functions, cache);
    List<ViewArtefact> artefacts = compiler.compile(datasets, views);
    if (!compiler.diagnostics().isEmpty()) {
      throw new CompileException(compiler.diagnostics());
    }
    List<DatasetDeclaration> sorted =
        datasets.stream().sorted(Comparator.comparing(DatasetDeclaration::name)).toList();
    return ViewGraph.of(
        packName, policyHash(), functions.hash(), functions.libraryHash(), sorted, artefacts);
  }

  /**
   * Compiles an ad-hoc query: one SELECT, nothing but the given tables, no file or network access.
   *
   * @param tables every table the query may read, by name
   * @throws CompileException with everything that is wrong
   */
  public CompiledQuery query(String sql, Map<String, Schema> tables) throws CompileException {
    Map<String, Schema> byName = new TreeMap<>();
    tables.forEach((name, schema) -> byName.put(name.toLowerCase(Locale.ROOT), schema));
    try {
      Parsed parsed = pipeline.parse(SourceText.adHoc(sql), Purpose.QUERY);
      refuseUnknownTables(parsed, byName);
      Program program = pipeline.compile(parsed, Purpose.QUERY, byName);
      return new CompiledQuery(
          program.schema(),
          List.copyOf(program.columns().keySet()),
          program.functions(),
          program.sql(),
          program.unsupported(),
          program.fingerprint());
    } catch (Refusal refusal) {
      List<Diagnostic> sorted = refusal.diagnostics().stream().sorted(Positions.ORDER).toList();
      throw new CompileException(sorted, refusal.getCause());
    }
  }

  private static void refuseUnknownTables(Parsed parsed, Map<String, Schema> tables) {
    List<Diagnostic> unknown = new ArrayList<>();
    for (Reference reference : parsed.tables()) {
      if (!tables.containsKey(reference.table())) {
        unknown.add(
            parsed
                .source()
                .diagnostic(
                    "unknown-table",
                    reference.position(),
                    "unknown table '" + reference.table() + "'",
                    Nearest.to(reference.table(), tables.keySet())));
      }
    }
    if (!unknown.isEmpty()) {
      throw new Refusal(unknown);
    }
  }
}
