package io.codeweft.compiler.internal.graph;

import io.codeweft.compiler.Diagnostic;
import io.codeweft.compiler.ViewCache;
import io.codeweft.compiler.internal.lane.Purpose;
import io.codeweft.compiler.internal.lane.Refusal;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.partition.Owners;
import io.codeweft.compiler.internal.partition.Partitioner;
import io.codeweft.compiler.internal.program.Parsed;
import io.codeweft.compiler.internal.program.Pipeline;
import io.codeweft.compiler.internal.program.Program;
import io.codeweft.compiler.internal.syntax.TableReferences.Reference;
import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.contracts.text.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the views of one pack, or takes them as they were compiled before: a view whose key is
 * known is not even parsed. Used once.
 */
public final class GraphCompiler {
  private final Pipeline pipeline;
  private final String policyHash;
  private final FunctionSnapshot functions;
  private final Reuse reuse;
  private final Owners owners = new Owners();
  private final Map<String, ViewSource> sources = new TreeMap<>();
  private final Map<String, Schema> schemas = new TreeMap<>();
  private final Map<String, Parsed> parsed = new TreeMap<>();
  private final Map<String, ViewArtefact> compiled = new TreeMap<>();
  private final Set<String> failed = new HashSet<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  public GraphCompiler(
      Pipeline pipeline, String policyHash, FunctionSnapshot functions, ViewCache cache) {
    this.pipeline = pipeline;
    this.policyHash = policyHash;
    this.functions = functions;
    this.reuse = new Reuse(policyHash, functions, cache);
  }

  /** Artefacts in build order; look at {@link #diagnostics()} first. */
  public List<ViewArtefact> compile(List<DatasetDeclaration> datasets, List<ViewSource> views) {
    for (DatasetDeclaration dataset : datasets) {
      schemas.put(lower(dataset.name()), dataset.schema());
      reuse.add(dataset);
      owners.add(dataset);
    }
    views.forEach(this::add);
    List<String> clear = new BuildOrder(mentions()).order();
    clear.forEach(this::compile);
    // the words of the others lead in circles, which may be no more than words: ask the parser
    Set<String> tangled = new TreeSet<>(sources.keySet());
    clear.forEach(tangled::remove);
    tangled.forEach(this::parse);
    BuildOrder order = new BuildOrder(reads(tangled));
    refuseCycles(order.cycles());
    order.order().forEach(this::compile);
    reportSkipped();
    ContractCheck contracts = new ContractCheck(sources, compiled, functions);
    diagnostics.addAll(contracts.check());
    return inBuildOrder();
  }

  /** What was refused, by file, line and column. */
  public List<Diagnostic> diagnostics() {
    Map<String, Diagnostic> told = new LinkedHashMap<>();
    // a row gives several views, and one word of it may be wrong in all of them
    diagnostics.stream().sorted(Positions.ORDER).forEach(d -> told.putIfAbsent(d.toString(), d));
    return List.copyOf(told.values());
  }

  private void add(ViewSource view) {
    String name = lower(view.name());
    String problem =
        !name.matches("[a-z_][a-z0-9_]*")
            ? "is not a view name: use letters, digits and '_'"
            : schemas.containsKey(name)
                ? "has the name of a dataset; rename the view"
                : sources.containsKey(name) ? "is defined twice; rename one" : "";
    if (problem.isEmpty()) {
      sources.put(name, view);
    } else {
      refuse(view, "view-name", "'" + view.name() + "' " + problem);
    }
  }

  /** Which views each view may read, by the words of its text. */
  private Map<String, Set<String>> mentions() {
    Map<String, Set<String>> mentions = new TreeMap<>();
    sources.forEach((name, view) -> mentions.put(name, reuse.mentioned(view, sources.keySet())));
    return mentions;
  }

  private void parse(String name) {
    ViewSource view = Objects.requireNonNull(sources.get(name));
    try {
      Parsed text = pipeline.parse(view);
      parsed.put(name, text);
      refuseUnknownTables(name, text);
    } catch (Refusal refusal) {
      fail(view, refusal);
    }
  }

  private void fail(ViewSource view, Refusal refusal) {
    diagnostics.addAll(refusal.diagnostics());
    failed.add(lower(view.name()));
  }

  private void refuseUnknownTables(String name, Parsed view) {
    Set<String> known = new TreeSet<>(schemas.keySet());
    known.addAll(sources.keySet());
    for (Reference reference : view.tables()) {
      if (!known.contains(reference.table())) {
        diagnostics.add(
            view.source()
                .diagnostic(
                    "unknown-table",
                    reference.position(),
                    "unknown table '"
                        + reference.table()
                        + "': neither a dataset nor a view of this pack",
                    Nearest.to(reference.table(), known)));
        failed.add(name);
      }
    }
  }

  /** Which of the views each of them reads. */
  private Map<String, Set<String>> reads(Set<String> views) {
    Map<String, Set<String>> reads = new TreeMap<>();
    for (String view : views) {
      Set<String> tables = new TreeSet<>();
      Parsed text = parsed.get(view);
      if (text != null) {
        text.tables().forEach(reference -> tables.add(reference.table()));
      }
      tables.retainAll(views);
      reads.put(view, tables);
    }
    return reads;
  }

  private void refuseCycles(List<List<String>> cycles) {
    for (List<String> cycle : cycles) {
      String first = cycle.getFirst();
      String second = cycle.size() > 1 ? cycle.get(1) : first;
      Parsed view = Objects.requireNonNull(parsed.get(first));
      SqlParserPos at =
          view.tables().stream()
              .filter(reference -> reference.table().equals(second))
              .map(Reference::position)
              .findFirst()
              .orElse(SqlParserPos.ZERO);
      diagnostics.add(
          view.source()
              .diagnostic(
                  "cycle",
                  at,
                  "views read each other in a cycle: "
                      + String.join(" -> ", cycle)
                      + " -> "
                      + first
                      + "; break it at one of them",
                  null));
      failed.addAll(cycle);
    }
  }

  private void compile(String name) {
    ViewSource source = Objects.requireNonNull(sources.get(name));
    String key =
        compiled.keySet().containsAll(reuse.mentioned(source, sources.keySet()))
            ? reuse.key(source)
            : null;
    ViewArtefact known = key == null ? null : reuse.find(key).orElse(null);
    ViewArtefact artefact = known == null ? compiled(name, source) : known;
    if (artefact == null) {
      return;
    }
    compiled.put(name, artefact);
    schemas.put(name, artefact.schema());
    owners.add(artefact);
    reuse.add(artefact, owners.isConstant(name));
    if (known == null && key != null) {
      reuse.remember(key, source, artefact);
    }
  }

  /** Null when the view is refused, or has to wait for one that is. */
  private @Nullable ViewArtefact compiled(String name, ViewSource source) {
    if (!parsed.containsKey(name) && !failed.contains(name)) {
      parse(name);
    }
    Parsed view = parsed.get(name);
    if (view != null && view.tables().stream().anyMatch(read -> read.table().equals(name))) {
      refuseCycles(List.of(List.of(name)));
    }
    if (view == null || failed.contains(name) || failedInput(view) != null) {
      return null;
    }
    try {
      return artefact(source, pipeline.compile(view, Purpose.VIEW, schemas));
    } catch (Refusal refusal) {
      fail(source, refusal);
      return null;
    }
  }

  private @Nullable SqlParserPos failedInput(Parsed view) {
    return view.tables().stream()
        .filter(reference -> sources.containsKey(reference.table()))
        .filter(reference -> !compiled.containsKey(reference.table()))
        .map(Reference::position)
        .findFirst()
        .orElse(null);
  }

  private ViewArtefact artefact(ViewSource source, Program program) {
    List<FunctionDefinition> called =
        functions.functions().stream()
            .filter(function -> program.functions().contains(function.name()))
            .toList();
    return new ViewArtefact(
        lower(source.name()),
        source.file(),
        program.fingerprint(),
        program.plan(),
        program.schema(),
        List.copyOf(program.columns().keySet()),
        program.functions(),
        program.expanded(),
        program.columns(),
        program.lineage(),
        program.facets(),
        Partitioner.of(program.dependence(), owners, source.contract().owner()),
        ViewArtefact.cacheKey(program.fingerprint(), policyHash, called),
        program.sql(),
        program.unsupported(),
        source.contract());
  }

  /** By what the plans read: the order is the same however the artefacts were come by. */
  private List<ViewArtefact> inBuildOrder() {
    Map<String, Set<String>> reads = new TreeMap<>();
    for (ViewArtefact view : compiled.values()) {
      Set<String> views = new TreeSet<>(view.dependencies());
      views.retainAll(compiled.keySet());
      reads.put(view.name(), views);
    }
    return new BuildOrder(reads)
        .order().stream().map(name -> Objects.requireNonNull(compiled.get(name))).toList();
  }

  /** Once for each view that could not be looked at, naming what it waits for. */
  private void reportSkipped() {
    for (Map.Entry<String, Parsed> entry : parsed.entrySet()) {
      String name = entry.getKey();
      SqlParserPos at = failedInput(entry.getValue());
      if (at == null || compiled.containsKey(name) || failed.contains(name)) {
        continue;
      }
      String inputs =
          String.join(
              ", ",
              entry.getValue().tables().stream()
                  .map(Reference::table)
                  .filter(table -> sources.containsKey(table) && !compiled.containsKey(table))
                  .distinct()
                  .sorted()
                  .toList());
      diagnostics.add(
          entry
              .getValue()
              .source()
              .diagnostic("skipped", at, "not compiled, because it reads " + inputs, null));
    }
  }

  private void refuse(ViewSource view, String code, String message) {
    diagnostics.add(SourceText.of(view).diagnostic(code, SqlParserPos.ZERO, message, null));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
