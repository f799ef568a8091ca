package io.codeweft.worker;

import io.codeweft.contracts.event.Event;
import io.codeweft.engine.FunctionParity;
import io.codeweft.runtime.event.Events;
import io.codeweft.runtime.function.LibraryWatch;
import io.codeweft.runtime.function.ProcessName;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jspecify.annotations.Nullable;

/** Keeps comparing the functions of this worker with the snapshot that is published. */
@ApplicationScoped
public class WorkerParity {
  private final String process;
  private final String bootstrapServers;
  private final MutinyEmitter<Event> emitter;

  private volatile @Nullable LibraryWatch watch;

  WorkerParity(
      WorkerConfig config,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      @Channel("worker-view-computed-out") MutinyEmitter<Event> emitter) {
    this.process = "view-worker " + config.name().orElseGet(ProcessName::ofThis);
    this.bootstrapServers = bootstrapServers;
    this.emitter = emitter;
  }

  void start(@Observes StartupEvent start) {
    FunctionParity parity = FunctionParity.standard();
    watch =
        LibraryWatch.start(
            process,
            bootstrapServers,
            parity.library(),
            parity::findings,
            report -> Events.send(emitter, TaskChannel.SOURCE, report));
  }

  void stop(@Observes ShutdownEvent stop) {
    watch().close();
  }

  LibraryWatch watch() {
    return Objects.requireNonNull(watch, "the service has not started");
  }
}
