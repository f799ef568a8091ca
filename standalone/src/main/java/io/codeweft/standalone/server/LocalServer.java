package io.codeweft.standalone.server;

import io.codeweft.broker.BrokerConfig;
import io.codeweft.broker.BrokerException;
import io.codeweft.broker.EmbeddedBroker;
import io.codeweft.standalone.cli.CommandFailure;
import io.codeweft.standalone.cli.ExitCode;
import io.codeweft.tables.Warehouse;
import io.codeweft.tables.WarehouseLock;
import io.codeweft.tables.WarehouseLockedException;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Broker and all services in this process, for as long as a command needs them. */
public final class LocalServer {
  private LocalServer() {}

  /**
   * Locks the warehouse, starts the broker, then the services; runs the body; stops in reverse.
   *
   * @return what the body returned
   */
  public static int run(ServerConfig config, WeftApplication.Body body) {
    try (WarehouseLock lock = Warehouse.at(config.warehouse()).lock(config.command());
        EmbeddedBroker broker = startBroker(config)) {
      Thread stopper = new Thread(() -> stopAfterServices(broker), "broker-stop");
      Runtime.getRuntime().addShutdownHook(stopper);
      try {
        return runServices(config, broker, body);
      } finally {
        removeHook(stopper);
      }
    } catch (WarehouseLockedException e) {
      throw new CommandFailure(ExitCode.WAREHOUSE_IN_USE, String.valueOf(e.getMessage()));
    } catch (BrokerException e) {
      throw new CommandFailure(ExitCode.INTERNAL, String.valueOf(e.getMessage()));
    }
  }

  private static EmbeddedBroker startBroker(ServerConfig config) {
    return EmbeddedBroker.start(
        new BrokerConfig(config.brokerData(), config.kafkaPort(), config.controllerPort()));
  }

  private static int runServices(
      ServerConfig config, EmbeddedBroker broker, WeftApplication.Body body) {
    System.setProperty("kafka.bootstrap.servers", broker.bootstrapServers());
    System.setProperty("quarkus.http.host", "127.0.0.1");
    System.setProperty("quarkus.http.port", Integer.toString(config.httpPort()));
    System.setProperty("codeweft.warehouse", config.warehouse().toString());
    System.setProperty("quarkus.log.file.path", config.logFile().toString());
    AtomicInteger exitCode = new AtomicInteger();
    FailureHolder failure = new FailureHolder();
    WeftApplication.setBody(
        () -> {
          try {
            return body.run();
          } catch (CommandFailure e) {
            failure.value = e;
            return e.exitCode().code();
          }
        });
    Quarkus.run(
        WeftApplication.class,
        (code, error) -> {
          exitCode.set(code);
          if (error != null && failure.value == null) {
            failure.value =
                new CommandFailure(
                    ExitCode.INTERNAL,
                    "the services ended: " + rootCause(error) + "; see " + config.logFile());
          }
        });
    if (failure.value != null) {
      throw failure.value;
    }
    return exitCode.get();
  }

  /** On Ctrl-C the framework stops the services; the broker has to outlive their consumers. */
  private static void stopAfterServices(EmbeddedBroker broker) {
    Application application = Application.currentApplication();
    if (application != null) {
      application.awaitShutdown();
    }
    broker.close();
  }

  /** The framework wraps what went wrong several times. */
  private static Throwable rootCause(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is stopping: the hook is running and does what is needed.
    }
  }

  private static final class FailureHolder {
    private @Nullable CommandFailure value;
  }
}
