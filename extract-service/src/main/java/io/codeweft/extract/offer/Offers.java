package io.codeweft.extract.offer;

import io.codeweft.contracts.event.ExtractOffered;
import io.codeweft.contracts.event.Topic;
import io.codeweft.engine.duckdb.DuckDbEngine;
import io.codeweft.extract.run.ExtractRun;
import io.codeweft.extract.run.ExtractRuns;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.runtime.event.TopicReplay;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.StoredGraphs;
import io.codeweft.tables.Warehouse;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes offers into the queue of all runs. */
@Singleton
public final class Offers {
  /** Rows are checked and copied, nothing is computed. */
  private static final FunctionLibrary NO_FUNCTIONS = FunctionLibrary.read(Map.of(), Map.of());

  private final ExtractRuns runs;
  private final OfferServices services;

  Offers(
      ExtractRuns runs,
      OfferConfig config,
      @ConfigProperty(name = "codeweft.warehouse") Path warehousePath,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    Warehouse warehouse = Warehouse.at(warehousePath);
    this.runs = runs;
    this.services =
        new OfferServices(
            warehouse,
            new DeltaTables(false), // reads only
            new DuckDbEngine(NO_FUNCTIONS),
            new Inbox(
                config.inbox().orElse(warehouse.root().resolve("inbox")),
                config.maxFileSize().asLongValue()),
            new Declarations(
                new StoredGraphs(warehouse.objects()),
                sink -> new TopicReplay(bootstrapServers).read(List.of(Topic.VIEW_GRAPH), sink)));
  }

  /** Where the files of offers have to lie. */
  public Path inbox() {
    return services.inbox().folder();
  }

  /**
   * Puts an offer into the queue.
   *
   * @throws io.codeweft.extract.ExtractException when the offer as such is not allowed
   * @throws io.codeweft.extract.run.QueueFullException when too many runs wait already
   */
  public ExtractRun submit(ExtractOffered offer) {
    OfferRequest.require(offer);
    return runs.submit(offer.repo(), new OfferRun(offer, services));
  }
}
