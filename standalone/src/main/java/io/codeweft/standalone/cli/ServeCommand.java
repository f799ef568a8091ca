package io.codeweft.standalone.cli;

import io.codeweft.standalone.run.PackRegistration;
import io.codeweft.standalone.server.LocalServer;
import io.codeweft.standalone.server.ServerConfig;
import io.quarkus.runtime.Quarkus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weft serve}: broker and services, until they are stopped. */
@Command(
    name = "serve",
    description = "Runs the Kafka broker and all services until they are stopped.",
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
  @Mixin private WarehouseOption warehouse = new WarehouseOption();

  @Option(
      names = "--http-port",
      defaultValue = "8080",
      description = "REST interfaces, on 127.0.0.1. Default: ${DEFAULT-VALUE}")
  private int httpPort;

  @Option(
      names = "--kafka-port",
      defaultValue = "9092",
      description = "Kafka, on 127.0.0.1. Default: ${DEFAULT-VALUE}")
  private int kafkaPort;

  @Option(
      names = "--kafka-controller-port",
      defaultValue = "9093",
      description = "Kafka controller, on 127.0.0.1. Default: ${DEFAULT-VALUE}")
  private int controllerPort;

  @Override
  public Integer call() {
    ServerConfig config =
        new ServerConfig(warehouse.path(), httpPort, kafkaPort, controllerPort, "weft serve");
    return LocalServer.run(
        config,
        () -> {
          PackRegistration.builtIn(config.httpUrl());
          System.err.println("weft: ready");
          System.err.println("  REST       " + config.httpUrl() + "/q/openapi");
          System.err.println("  Kafka      127.0.0.1:" + kafkaPort);
          System.err.println("  warehouse  " + config.warehouse());
          System.err.println("  log        " + config.logFile());
          Quarkus.waitForExit();
          return ExitCode.OK.code();
        });
  }
}
