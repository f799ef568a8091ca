package io.codeweft.materializer.parity;

import io.codeweft.engine.FunctionParity;
import io.codeweft.materializer.EventSink;
import io.codeweft.materializer.KafkaSink;
import io.codeweft.runtime.function.LibraryWatch;
import io.codeweft.runtime.function.ProcessName;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Keeps comparing the functions of this process with the snapshot that is published; ready while
 * they agree.
 */
@Readiness
@ApplicationScoped
public class MaterializerParity implements HealthCheck {
  private final String bootstrapServers;
  private final EventSink sink;

  private volatile @Nullable LibraryWatch watch;

  MaterializerParity(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers, KafkaSink sink) {
    this.bootstrapServers = bootstrapServers;
    this.sink = sink;
  }

  void start(@Observes StartupEvent start) {
    FunctionParity parity = FunctionParity.standard();
    watch =
        LibraryWatch.start(
            "materializer " + ProcessName.ofThis(),
            bootstrapServers,
            parity.library(),
            parity::findings,
            report -> sink.send(List.of(report)));
  }

  void stop(@Observes ShutdownEvent stop) {
    watch().close();
  }

  @Override
  public HealthCheckResponse call() {
    return watch().health("materializer-functions");
  }

  private LibraryWatch watch() {
    return Objects.requireNonNull(watch, "the service has not started");
  }
}
