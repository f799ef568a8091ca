package io.codeweft.standalone.cli;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.lineage.Step;
import io.codeweft.registry.lineage.Trace;
import io.codeweft.standalone.graph.GraphSource;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weft lineage}: where a view or column comes from, or goes to. */
@Command(
    name = "lineage",
    description = "Shows where a view or one of its columns comes from, through all views.",
    mixinStandardHelpOptions = true)
public final class LineageCommand implements Callable<Integer> {
  @Mixin private GraphOptions options = new GraphOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(paramLabel = "VIEW[.COLUMN]", description = "With --down also a dataset.")
  private String name = "";

  @ArgGroup private Direction direction = new Direction();

  static final class Direction {
    @Option(names = "--up", description = "What it is made of; the default.")
    boolean up;

    @Option(names = "--down", description = "What is made of it.")
    boolean down;
  }

  @Option(names = "--depth", description = "Most steps. Default: all")
  private @Nullable Integer depth;

  @Override
  public Integer call() {
    TableName asked = TableName.parse(name);
    ViewGraph graph = options.source().having(asked.table(), options.graph());
    try {
      Trace trace =
          direction.down
              ? Trace.down(graph, asked.table(), asked.column(), depth)
              : Trace.up(graph, asked.table(), asked.column(), depth);
      format.print(trace, out -> print(trace, out));
    } catch (IllegalArgumentException e) {
      throw GraphSource.bad(String.valueOf(e.getMessage()));
    }
    return ExitCode.OK.code();
  }

  private void print(Trace trace, PrintStream out) {
    boolean up = trace.direction() == Trace.Direction.UP;
    out.println(name + (up ? " is made of" : " takes part in"));
    if (trace.values().isEmpty() && trace.rows().isEmpty()) {
      out.println("  nothing");
    }
    steps("values", trace.values(), up, out);
    steps("rows", trace.rows(), up, out);
  }

  /** One line a step, indented by its distance. */
  private static void steps(String what, List<Step> steps, boolean up, PrintStream out) {
    if (!steps.isEmpty()) {
      out.println(what);
    }
    for (Step step : steps) {
      out.println(
          "  ".repeat(step.distance())
              + (up ? step.to() + " <- " + step.from() : step.from() + " -> " + step.to())
              + (step.role() == null ? "" : "  " + step.role().name().toLowerCase(Locale.ROOT)));
    }
  }
}
