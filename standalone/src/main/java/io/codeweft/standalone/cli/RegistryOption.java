package io.codeweft.standalone.cli;

import io.codeweft.broker.EmbeddedBroker;
import io.codeweft.standalone.client.ServerUnreachable;
import io.codeweft.standalone.client.ServiceClient;
import io.codeweft.standalone.client.ServiceProblem;
import io.codeweft.standalone.server.LocalServer;
import io.codeweft.standalone.server.ServerConfig;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The registry that a command changes: a running server, or one of its own on the warehouse. */
public final class RegistryOption {
  private static final int PORTS = 3;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  @Mixin private WarehouseOption warehouse = new WarehouseOption();

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "A running server. Default: one is started on the warehouse meanwhile.")
  private @Nullable String server;

  Path warehouse() {
    return warehouse.path();
  }

  @Nullable String server() {
    return server;
  }

  /**
   * Does something with the registry.
   *
   * @param command what the warehouse is held for
   * @throws CommandFailure when the registry refuses it
   */
  int with(String command, Consumer<ServiceClient> work) {
    if (server != null) {
      return told(new ServiceClient(server), work);
    }
    int[] ports = EmbeddedBroker.freePorts(PORTS);
    ServerConfig config = new ServerConfig(warehouse.path(), ports[0], ports[1], ports[2], command);
    return LocalServer.run(config, () -> told(new ServiceClient(config.httpUrl()), work));
  }

  private static int told(ServiceClient client, Consumer<ServiceClient> work) {
    try {
      work.accept(client);
      System.out.flush();
      return ExitCode.OK.code();
    } catch (ServiceProblem e) {
      boolean asked = e.status() == BAD_REQUEST || e.status() == NOT_FOUND;
      throw new CommandFailure(
          asked ? ExitCode.BAD_ARGUMENTS : ExitCode.BUILD_REFUSED, String.valueOf(e.getMessage()));
    } catch (ServerUnreachable e) {
      throw new CommandFailure(ExitCode.BAD_ARGUMENTS, String.valueOf(e.getMessage()));
    }
  }
}
