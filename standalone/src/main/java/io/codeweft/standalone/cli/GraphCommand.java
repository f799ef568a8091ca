package io.codeweft.standalone.cli;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.dag.CriticalPath;
import io.codeweft.registry.dag.DotText;
import io.codeweft.registry.dag.GraphDag;
import io.codeweft.registry.dag.MermaidText;
import io.codeweft.registry.plan.PlannableGraph;
import io.codeweft.standalone.graph.GraphSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weft graph}: the shape of a graph. */
@Command(
    name = "graph",
    description = "Shows a graph: waves, critical path, datasets and views; or draws it.",
    mixinStandardHelpOptions = true)
public final class GraphCommand implements Callable<Integer> {
  /** What is printed. */
  public enum Format {
    TEXT,
    JSON,
    /** For Graphviz. */
    DOT,
    MERMAID
  }

  @Mixin private GraphOptions options = new GraphOptions();

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private Format format = Format.TEXT;

  @Option(
      names = "--view",
      paramLabel = "VIEW",
      description = "Only what this view or dataset is computed from, and what is from it.")
  private @Nullable String view;

  @Option(names = "--depth", description = "With --view: most steps. Default: all")
  private @Nullable Integer depth;

  @Override
  public Integer call() {
    GraphSource source = options.source();
    ViewGraph graph =
        view == null ? source.named(options.graph()) : source.having(view, options.graph());
    GraphDag whole = GraphDag.of(PlannableGraph.of(graph));
    GraphDag dag = view == null ? whole : whole.around(graph, view, depth);
    switch (format) {
      case TEXT -> print(dag);
      case JSON -> System.out.println(FormatOption.json(dag));
      case DOT -> System.out.print(DotText.of(dag));
      case MERMAID -> System.out.print(MermaidText.of(dag));
    }
    System.out.flush();
    return ExitCode.OK.code();
  }

  private static void print(GraphDag dag) {
    System.out.printf(Locale.ROOT, "graph %s, version %.12s%n", dag.graph(), dag.version());
    for (CriticalPath path : dag.criticalPaths()) {
      System.out.printf(
          Locale.ROOT,
          "critical path, %.0f %s: %s%n",
          path.length(),
          path.measure().name().toLowerCase(Locale.ROOT),
          String.join(" > ", path.steps()));
    }
    int number = 1;
    for (var wave : dag.waves()) {
      System.out.println("wave " + number++ + ": " + String.join(", ", wave));
    }
    System.out.println();
    for (GraphDag.Node node : dag.nodes()) {
      System.out.printf(
          Locale.ROOT,
          "%-36s %-8s from %3d, read by %3d%s%n",
          node.name(),
          node.kind().name().toLowerCase(Locale.ROOT),
          node.ancestors(),
          node.descendants(),
          node.gateOf() == null ? "" : ", guards " + node.gateOf());
    }
  }
}
