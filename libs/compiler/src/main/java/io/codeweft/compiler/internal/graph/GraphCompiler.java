package io.codeweft.compiler.internal.graph;

import io.codeweft.compiler.Diagnostic;
import io.codeweft.compiler.internal.lane.Purpose;
import io.codeweft.compiler.internal.lane.Refusal;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.program.Parsed;
import io.codeweft.compiler.internal.program.Pipeline;
import io.codeweft.compiler.internal.program.Program;
import io.codeweft.compiler.internal.syntax.TableReferences.Reference;
import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.contracts.text.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
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

/** Compiles the views of one pack. Used once. */
public final class GraphCompiler {
  private final Pipeline pipeline;
  private final Map<String, ViewSource> sources = new TreeMap<>();
  private final Map<String, Schema> schemas = new TreeMap<>();
  private final Map<String, Parsed> parsed = new TreeMap<>();
  private final Map<String, ViewArtefact> compiled = new LinkedHashMap<>();
  private final Map<String, String> failed = new HashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  public GraphCompiler(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** Artefacts in build order; look at {@link #diagnostics()} first. */
  public List<ViewArtefact> compile(List<DatasetDeclaration> datasets, List<ViewSource> views) {
    datasets.forEach(dataset -> schemas.put(lower(dataset.name()), dataset.schema()));
    views.forEach(this::add);
    sources.values().forEach(this::parse);
    refuseUnknownTables();
    BuildOrder order = new BuildOrder(readsOfViews());
    refuseCycles(order.cycles());
    order.order().forEach(this::compile);
    reportSkipped();
    ContractCheck contracts = new ContractCheck(sources, compiled);
    diagnostics.addAll(contracts.check());
    return List.copyOf(compiled.values());
  }

  /** What was refused, by file, line and column. */
  public List<Diagnostic> diagnostics() {
    return diagnostics.stream().distinct().sorted(Positions.ORDER).toList();
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

  private void parse(ViewSource view) {
    try {
      parsed.put(lower(view.name()), pipeline.parse(SourceText.of(view), Purpose.VIEW));
    } catch (Refusal refusal) {
      fail(view, refusal);
    }
  }

  private void fail(ViewSource view, Refusal refusal) {
    diagnostics.addAll(refusal.diagnostics());
    failed.put(lower(view.name()), lower(view.name()));
  }

  private void refuseUnknownTables() {
    Set<String> known = new TreeSet<>(schemas.keySet());
    known.addAll(sources.keySet());
    parsed.forEach(
        (name, view) -> {
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
              failed.put(name, name);
            }
          }
        });
  }

  private Map<String, Set<String>> readsOfViews() {
    Map<String, Set<String>> reads = new TreeMap<>();
    for (String view : sources.keySet()) {
      Set<String> views = new TreeSet<>();
      Parsed text = parsed.get(view);
      if (text != null) {
        text.tables().forEach(reference -> views.add(reference.table()));
      }
      views.retainAll(sources.keySet());
      reads.put(view, views);
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
      cycle.forEach(member -> failed.put(member, member));
    }
  }

  private void compile(String name) {
    Parsed view = parsed.get(name);
    ViewSource source = Objects.requireNonNull(sources.get(name));
    if (view == null || failed.containsKey(name) || failedInput(view) != null) {
      return;
    }
    try {
      Program program = pipeline.compile(view, Purpose.VIEW, schemas);
      schemas.put(name, program.schema());
      compiled.put(name, artefact(source, program));
    } catch (Refusal refusal) {
      fail(source, refusal);
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

  private static ViewArtefact artefact(ViewSource source, Program program) {
    return new ViewArtefact(
        lower(source.name()),
        source.file(),
        program.fingerprint(),
        program.plan(),
        program.schema(),
        List.copyOf(program.columns().keySet()),
        program.functions(),
        program.columns(),
        Map.of("duckdb", program.duckdb()),
        source.contract());
  }

  /** Once for each view that could not be looked at, naming what it waits for. */
  private void reportSkipped() {
    for (Map.Entry<String, Parsed> entry : parsed.entrySet()) {
      String name = entry.getKey();
      SqlParserPos at = failedInput(entry.getValue());
      if (at == null || compiled.containsKey(name) || failed.containsKey(name)) {
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
