package io.codeweft.standalone.cli;

import io.codeweft.broker.EmbeddedBroker;
import io.codeweft.standalone.run.Rebuild;
import io.codeweft.standalone.server.LocalServer;
import io.codeweft.standalone.server.ServerConfig;
import io.codeweft.standalone.server.StopSignals;
import io.codeweft.standalone.watch.WatchException;
import io.codeweft.standalone.watch.WatchFilter;
import io.codeweft.standalone.watch.WatchLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weft watch}: builds a repository, and again whenever it changes. */
@Command(
    name = "watch",
    description = {
      "Builds the code property graph of a repository, and again on every change.",
      "Ends with Ctrl-C."
    },
    mixinStandardHelpOptions = true)
public final class WatchCommand implements Callable<Integer> {
  private static final int PORTS = 3;

  @Mixin private WarehouseOption warehouse = new WarehouseOption();

  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description = "Git repository or plain folder. Default: the current folder")
  private Path path = Path.of(".");

  @Mixin private ExtractOptions options = new ExtractOptions();

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "A running server on this machine, which builds what it has registered."
              + " Default: one is started on the warehouse")
  private @Nullable String server;

  @Override
  public Integer call() {
    Path root = root();
    if (server != null) {
      String url = server;
      watch(root, () -> Rebuild.extractsOf(url, root, options.given()));
      return ExitCode.OK.code();
    }
    int[] ports = EmbeddedBroker.freePorts(PORTS);
    ServerConfig config =
        new ServerConfig(warehouse.path(), ports[0], ports[1], ports[2], "weft watch");
    return LocalServer.run(
        config,
        () -> {
          watch(root, () -> Rebuild.ofBuiltIn(config.httpUrl(), root, options.given()));
          return ExitCode.OK.code();
        });
  }

  private void watch(Path root, Supplier<Rebuild> rebuild) {
    System.err.println("weft: watching " + root + "; Ctrl-C ends it");
    WatchFilter filter = new WatchFilter(root, warehouse.path());
    try {
      StopSignals.untilStopped(() -> new WatchLoop(root, filter, rebuild.get(), System.out).run());
    } catch (WatchException e) {
      throw new CommandFailure(ExitCode.INTERNAL, String.valueOf(e.getMessage()));
    }
  }

  private Path root() {
    try {
      Path root = path.toRealPath();
      if (Files.isDirectory(root)) {
        return root;
      }
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.BAD_ARGUMENTS, path + " cannot be opened: " + e);
    }
    throw new CommandFailure(ExitCode.BAD_ARGUMENTS, path + " is not a folder");
  }
}
