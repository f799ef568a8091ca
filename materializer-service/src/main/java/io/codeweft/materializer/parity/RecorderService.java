package io.codeweft.materializer.parity;

import io.codeweft.materializer.MaterializerConfig;
import io.codeweft.rows.parity.ParityTable;
import io.codeweft.tables.Warehouse;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Runs the recorder; ready while reports can be written. */
@Readiness
@ApplicationScoped
public class RecorderService implements HealthCheck {
  private final String bootstrapServers;
  private final ParityTable table;

  private volatile @Nullable ParityRecorder recorder;

  RecorderService(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      @ConfigProperty(name = "codeweft.warehouse") Path warehouse,
      MaterializerConfig config) {
    this.bootstrapServers = bootstrapServers;
    this.table = new ParityTable(Warehouse.at(warehouse), config.fsync());
  }

  void start(@Observes StartupEvent start) {
    recorder = ParityRecorder.start(bootstrapServers, table);
  }

  void stop(@Observes ShutdownEvent stop) throws InterruptedException {
    recorder().close();
  }

  @Override
  public HealthCheckResponse call() {
    RuntimeException failure = recorder().failure();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("materializer-parity-reports").status(failure == null);
    return failure == null
        ? response.build()
        : response.withData("failure", String.valueOf(failure.getMessage())).build();
  }

  private ParityRecorder recorder() {
    return Objects.requireNonNull(recorder, "the service has not started");
  }
}
