package io.codeweft.worker.task;

import io.codeweft.engine.Engine;
import io.codeweft.engine.FunctionParity;
import io.codeweft.engine.duckdb.DuckDbEngine;
import io.codeweft.runtime.function.ProcessName;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.StoredSnapshots;
import io.codeweft.tables.Warehouse;
import io.codeweft.tables.WorkArea;
import io.codeweft.worker.WorkerConfig;
import io.codeweft.worker.WorkerLimits;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Assembles the task runner from the configuration. */
@Singleton
final class TaskBeans {
  private static final String SERVICE = "worker";

  @Produces
  @Singleton
  TaskRunner runner(WorkerConfig config, @ConfigProperty(name = "codeweft.warehouse") Path root) {
    Warehouse warehouse = Warehouse.at(root);
    Engine engine = new DuckDbEngine();
    return new TaskRunner(
        config.name().orElseGet(ProcessName::ofThis),
        engine,
        WorkerLimits.of(config),
        warehouse,
        new DeltaTables(false),
        WorkArea.open(warehouse, SERVICE, config.staleAfter()),
        new FunctionCheck(FunctionParity.standard(), new StoredSnapshots(warehouse.objects())));
  }
}
