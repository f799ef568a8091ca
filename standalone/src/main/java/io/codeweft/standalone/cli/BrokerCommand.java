package io.codeweft.standalone.cli;

import io.codeweft.broker.BrokerConfig;
import io.codeweft.broker.BrokerException;
import io.codeweft.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weft broker}: only the broker, for services that run as processes of their own. */
@Command(
    name = "broker",
    description = "Runs only the Kafka broker, until it is stopped.",
    mixinStandardHelpOptions = true)
public final class BrokerCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, paramLabel = "DIR", description = "Data directory.")
  private Path data = Path.of("broker");

  @Option(names = "--port", defaultValue = "9092", description = "Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--controller-port",
      defaultValue = "9093",
      description = "Default: ${DEFAULT-VALUE}")
  private int controllerPort;

  @Override
  public Integer call() throws InterruptedException {
    try {
      EmbeddedBroker broker =
          EmbeddedBroker.start(
              new BrokerConfig(data.toAbsolutePath().normalize(), port, controllerPort));
      Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
      System.err.println("kafka ready on " + broker.bootstrapServers());
      new CountDownLatch(1).await();
      return ExitCode.OK.code();
    } catch (BrokerException e) {
      throw new CommandFailure(ExitCode.INTERNAL, String.valueOf(e.getMessage()));
    }
  }
}
