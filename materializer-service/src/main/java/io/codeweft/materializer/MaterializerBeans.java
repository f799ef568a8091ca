package io.codeweft.materializer;

import io.codeweft.engine.FunctionParity;
import io.codeweft.engine.duckdb.DuckDbEngine;
import io.codeweft.materializer.change.ChangeEvents;
import io.codeweft.materializer.check.OutputCheck;
import io.codeweft.materializer.check.ParityCheck;
import io.codeweft.materializer.commit.RefusedFiles;
import io.codeweft.materializer.commit.TableCommit;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.StoredGraphs;
import io.codeweft.tables.StoredSnapshots;
import io.codeweft.tables.Warehouse;
import io.codeweft.tables.WorkArea;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Assembles the service from the configuration. */
@Singleton
final class MaterializerBeans {
  private static final String SERVICE = "materializer";

  private final MaterializerConfig config;
  private final Warehouse warehouse;

  MaterializerBeans(
      MaterializerConfig config, @ConfigProperty(name = "codeweft.warehouse") Path root) {
    this.config = config;
    this.warehouse = Warehouse.at(root);
  }

  @Produces
  @Singleton
  Sessions sessions() {
    return new Sessions(
        new DuckDbEngine(),
        WorkArea.open(warehouse, SERVICE, config.staleAfter()),
        CheckLimits.of(config));
  }

  @Produces
  @Singleton
  Materializer materializer(Sessions sessions, KafkaSink sink) {
    return assemble(
        warehouse,
        new DeltaTables(config.fsync()),
        sessions,
        FunctionParity.standard(),
        config.maxChangeEvents(),
        sink);
  }

  /** Also for tests, with a sink of their own. */
  static Materializer assemble(
      Warehouse warehouse,
      DeltaTables tables,
      Sessions sessions,
      FunctionParity parity,
      int maxChangeEvents,
      EventSink sink) {
    RefusedFiles refused = new RefusedFiles(warehouse, tables);
    return new Materializer(
        new StoredGraphs(warehouse.objects()),
        new OutputCheck(
            warehouse,
            tables,
            sessions,
            refused,
            new ParityCheck(parity, new StoredSnapshots(warehouse.objects()))),
        new TableCommit(warehouse, tables),
        refused,
        new ChangeEvents(warehouse, tables, sessions, maxChangeEvents),
        sink);
  }
}
