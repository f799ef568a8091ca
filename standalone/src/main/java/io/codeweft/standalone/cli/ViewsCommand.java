package io.codeweft.standalone.cli;

import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.standalone.sql.LastBuild;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weft views}: the views of the graph that the last completed build used. */
@Command(
    name = "views",
    description = "Lists the views of the last completed build's graph, in execution order.",
    mixinStandardHelpOptions = true)
public final class ViewsCommand implements Callable<Integer> {
  @Mixin private WarehouseOption warehouse = new WarehouseOption();

  @Option(
      names = "--repo",
      paramLabel = "NAME",
      description = "Repository; needed when the warehouse holds several.")
  private @Nullable String repo;

  @Override
  public Integer call() {
    for (ViewArtefact view : LastBuild.of(warehouse.path(), repo).graph().views()) {
      System.out.println(
          String.format(
              Locale.ROOT,
              "%-36s %-6s %.12s  %s",
              view.name(),
              kind(view),
              view.fingerprint(),
              String.join(", ", view.dependencies())));
    }
    return ExitCode.OK.code();
  }

  private static String kind(ViewArtefact view) {
    if (view.contract().gateOf() != null) {
      return "gate";
    }
    return view.contract().materialize() ? "table" : "view";
  }
}
