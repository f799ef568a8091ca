package io.codeweft.standalone.cli;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.lineage.Consequences;
import io.codeweft.registry.lineage.Trace;
import io.codeweft.standalone.graph.GraphSource;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weft impact}: what rebuilds if something changes. */
@Command(
    name = "impact",
    description = "Says what rebuilds if a dataset, view, column or function changes, and why.",
    mixinStandardHelpOptions = true)
public final class ImpactCommand implements Callable<Integer> {
  @Mixin private GraphOptions options = new GraphOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(
      paramLabel = "DATASET[.COLUMN]|VIEW[.COLUMN]|FUNCTION",
      description = "A column may lead into one: nodes[].span.bstart")
  private String name = "";

  @Override
  public Integer call() {
    try {
      Consequences answer = answer();
      format.print(answer, out -> print(answer, out));
    } catch (IllegalArgumentException e) {
      throw GraphSource.bad(String.valueOf(e.getMessage()));
    }
    return ExitCode.OK.code();
  }

  private Consequences answer() {
    TableName asked = TableName.parse(name);
    GraphSource source = options.source();
    List<ViewGraph> graphs =
        options.graph() == null ? source.current() : List.of(source.named(options.graph()));
    boolean table = graphs.stream().anyMatch(each -> Trace.schema(each, asked.table()).isPresent());
    if (!table && asked.column() == null) {
      for (ViewGraph graph : graphs) {
        if (graph.views().stream().anyMatch(view -> view.functions().contains(name))) {
          return Consequences.ofFunction(graph, name);
        }
      }
    }
    ViewGraph graph = source.having(asked.table(), options.graph());
    return asked.column() == null
        ? Consequences.ofTable(graph, asked.table())
        : Consequences.ofColumn(graph, asked.table(), asked.column());
  }

  private static void print(Consequences answer, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "if %s changes, %d views of graph %s are computed again, %d of them tables%n",
        answer.changed(),
        answer.affected().size(),
        answer.graph(),
        answer.rebuilds().size());
    for (Consequences.Affected view : answer.affected()) {
      out.printf(
          Locale.ROOT,
          "  %-36s %-6s %s%n",
          view.view(),
          view.kind().name().toLowerCase(Locale.ROOT),
          view.rows() ? "rows" : String.join(", ", view.columns()));
      view.reasons().forEach(reason -> out.println("      " + reason));
    }
    if (!answer.spared().isEmpty()) {
      out.println("spared, though they read it: " + String.join(", ", answer.spared()));
    }
  }
}
