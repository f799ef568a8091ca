package io.codeweft.standalone.cli;

import io.codeweft.contracts.graph.Lineage;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.schema.Field;
import io.codeweft.registry.dag.Dependencies;
import io.codeweft.registry.dag.GraphDag;
import io.codeweft.standalone.graph.GraphSource;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weft explain}: everything about one view. */
@Command(
    name = "explain",
    description = "Explains a view: where it comes from, what it does, columns, owner, SQL.",
    mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
  @Mixin private GraphOptions options = new GraphOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(paramLabel = "VIEW", description = "Name of a view.")
  private String name = "";

  @Option(
      names = "--engine",
      defaultValue = "duckdb",
      description = "Engine whose SQL is shown. Default: ${DEFAULT-VALUE}")
  private String engine = "";

  @Override
  public Integer call() {
    ViewGraph graph = options.source().having(name, options.graph());
    ViewArtefact view = graph.view(name).orElse(null);
    if (view == null) {
      throw GraphSource.bad("'" + name + "' is a dataset; see what it feeds with 'weft impact'");
    }
    if (!view.sql().containsKey(engine)) {
      throw GraphSource.bad(
          "there is no SQL for '" + engine + "'; engines: " + new TreeSet<>(view.sql().keySet()));
    }
    format.print(view, out -> print(graph, view, out));
    return ExitCode.OK.code();
  }

  private void print(ViewGraph graph, ViewArtefact view, PrintStream out) {
    GraphDag.Kind kind = GraphDag.kind(view);
    out.printf(
        Locale.ROOT,
        "%s: %s of graph %s, from %s%n",
        view.name(),
        kind.name().toLowerCase(Locale.ROOT),
        graph.name(),
        view.file());
    out.printf(Locale.ROOT, "fingerprint %s%n", view.fingerprint());
    out.println("reads");
    view.dependencies()
        .forEach(
            read ->
                out.println(
                    "  "
                        + read
                        + ": "
                        + String.join(
                            ", ", view.requiredColumns().getOrDefault(read, java.util.List.of()))));
    var readers = Dependencies.of(graph).readers(view.name());
    out.println("read by " + (readers.isEmpty() ? "no view" : String.join(", ", readers)));
    if (!view.functions().isEmpty()) {
      out.println("functions " + String.join(", ", view.functions()));
    }
    out.println("rows are");
    rows(view, out);
    out.println("columns");
    columns(view, out);
    out.println(
        "owner "
            + (view.partitioning().owner().isEmpty()
                ? "none"
                : String.join(", ", view.partitioning().owner()))
            + ", "
            + view.partitioning().kind().name().toLowerCase(Locale.ROOT).replace('_', '-')
            + ": "
            + view.partitioning().reason());
    if (!view.contract().key().isEmpty()) {
      out.println("key " + String.join(", ", view.contract().key()));
    }
    out.println("SQL for " + engine);
    out.println(view.sql().getOrDefault(engine, "").indent(2).stripTrailing());
  }

  /** What decides which rows there are, by how it does. */
  private static void rows(ViewArtefact view, PrintStream out) {
    Map<Lineage.Role, TreeSet<String>> byRole = new TreeMap<>();
    for (Lineage.Origin origin : view.lineage().rows()) {
      String place =
          origin.path().isEmpty() ? origin.table() : origin.table() + "." + origin.path();
      byRole.computeIfAbsent(origin.role(), _ -> new TreeSet<>()).add(place);
    }
    if (byRole.isEmpty()) {
      out.println("  those of " + String.join(" and ", view.dependencies()));
    }
    byRole.forEach(
        (role, places) -> out.println("  " + words(role) + " " + String.join(", ", places)));
  }

  private static String words(Lineage.Role role) {
    return switch (role) {
      case IDENTITY, TRANSFORMATION, AGGREGATION -> "made of";
      case FILTER -> "filtered by";
      case JOIN -> "joined by";
      case GROUP -> "grouped by";
      case SORT -> "sorted by";
      case WINDOW -> "chosen by a window over";
      case UNNEST -> "unnested from";
      case SET_OPERATION -> "combined by a set operation over";
    };
  }

  private static void columns(ViewArtefact view, PrintStream out) {
    for (Field field : view.schema().fields()) {
      TreeSet<String> from = new TreeSet<>();
      view.lineage()
          .column(field.name())
          .ifPresent(
              column ->
                  column
                      .values()
                      .forEach(
                          origin ->
                              from.add(
                                  origin.path().isEmpty()
                                      ? "rows of " + origin.table()
                                      : origin.table() + "." + origin.path())));
      out.printf(
          Locale.ROOT,
          "  %-24s %-16s %s%n",
          field.name(),
          field.type() + (field.nullable() ? "" : "!"),
          from.isEmpty() ? "constant" : "from " + String.join(", ", from));
    }
  }
}
