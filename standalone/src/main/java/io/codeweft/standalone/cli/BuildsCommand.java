package io.codeweft.standalone.cli;

import io.codeweft.registry.history.BuildHistory;
import io.codeweft.registry.history.BuildRecord;
import io.codeweft.standalone.sql.LastBuild;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weft builds}: the builds of a warehouse, newest first. */
@Command(
    name = "builds",
    description = "Lists the builds of a warehouse, with or without a server.",
    mixinStandardHelpOptions = true)
public final class BuildsCommand implements Callable<Integer> {
  @Mixin private WarehouseOption warehouse = new WarehouseOption();

  @Option(names = "--repo", paramLabel = "NAME", description = "Only this repository.")
  private @Nullable String repo;

  @Option(
      names = "--limit",
      defaultValue = "20",
      description = "Builds per repository. Default: ${DEFAULT-VALUE}")
  private int limit;

  @Override
  public Integer call() {
    BuildHistory history = new BuildHistory(LastBuild.open(warehouse.path()));
    for (BuildRecord build : history.newest(repo, limit)) {
      System.out.println(
          String.format(
              Locale.ROOT,
              "%-20s #%-4d %-10s %s  %s  graph %s@%.12s  %d tasks%s",
              build.repo(),
              build.buildNumber(),
              build.state().name().toLowerCase(Locale.ROOT),
              build.buildId(),
              build.endedAt(),
              build.graphName(),
              build.graphVersion(),
              build.tasks(),
              build.reason() == null ? "" : "  " + build.reason()));
    }
    return ExitCode.OK.code();
  }
}
