package io.codeweft.standalone.cli;

import io.codeweft.broker.EmbeddedBroker;
import io.codeweft.contracts.json.Json;
import io.codeweft.standalone.run.RunJob;
import io.codeweft.standalone.run.RunSummary;
import io.codeweft.standalone.run.SummaryPrinter;
import io.codeweft.standalone.server.LocalServer;
import io.codeweft.standalone.server.ServerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weft run}: the main job, from a repository to its graph. */
@Command(
    name = "run",
    description = {
      "Builds the code property graph of a repository.",
      "Without PATH: of the standard library of the python3 on the PATH."
    },
    mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
  private static final int PORTS = 3;

  @Mixin private WarehouseOption warehouse = new WarehouseOption();

  @Parameters(paramLabel = "PATH", arity = "0..1", description = "Git repository or plain folder.")
  private @Nullable Path path;

  @Mixin private ExtractOptions options = new ExtractOptions();

  @Option(names = "--json", description = "Print the summary as one JSON document.")
  private boolean json;

  /** With {@code --json} there is one document on standard output, however the run ends. */
  @Override
  public Integer call() {
    AtomicBoolean reported = new AtomicBoolean();
    try {
      return run(
          summary -> {
            reported.set(true);
            report(summary);
          });
    } catch (RuntimeException e) {
      if (json && !reported.get()) {
        System.out.println(Json.text(RunFailure.of(e)));
        System.out.flush();
      }
      throw e;
    }
  }

  private int run(Consumer<RunSummary> report) {
    if (path != null && !Files.isDirectory(path)) {
      throw new CommandFailure(ExitCode.BAD_ARGUMENTS, path + " is not a folder");
    }
    int[] ports = EmbeddedBroker.freePorts(PORTS);
    ServerConfig config =
        new ServerConfig(warehouse.path(), ports[0], ports[1], ports[2], "weft run");
    RunJob job = new RunJob(config.httpUrl(), config.warehouse(), path, options.given());
    return LocalServer.run(
        config,
        () -> {
          report.accept(job.run());
          return ExitCode.OK.code();
        });
  }

  private void report(RunSummary summary) {
    if (json) {
      System.out.println(Json.text(summary));
    } else {
      new SummaryPrinter(System.out).print(summary);
    }
    System.out.flush();
  }
}
