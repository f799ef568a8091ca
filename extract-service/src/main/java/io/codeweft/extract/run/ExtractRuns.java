package io.codeweft.extract.run;

import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.engine.duckdb.DuckDbEngine;
import io.codeweft.extract.ExtractException;
import io.codeweft.extract.ExtractRequest;
import io.codeweft.extract.landing.Landing;
import io.codeweft.extract.worker.WorkerPools;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.runtime.event.Events;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.Warehouse;
import io.codeweft.tables.WorkArea;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/** Takes requests and runs them. */
@Singleton
public final class ExtractRuns {
  private static final Logger LOG = Logger.getLogger(ExtractRuns.class);
  private static final String SOURCE = "/codeweft/extract";

  /** Rows are compared and copied here, nothing is computed. */
  private static final FunctionLibrary NO_FUNCTIONS = FunctionLibrary.read(Map.of(), Map.of());

  /** Work areas of processes that died are deleted when they are older than this. */
  private static final Duration STALE_AFTER = Duration.ofMinutes(1);

  private final ExtractDefaults defaults;
  private final WorkerPools pools;
  private final Landing landing;
  private final WorkArea work;
  private final WorkArea.Scratch program;
  private final MutinyEmitter<Event> emitter;
  private final RunQueue queue;
  private final int queueLimit;

  ExtractRuns(
      ExtractConfig config,
      @ConfigProperty(name = "codeweft.warehouse") Path warehousePath,
      @Channel("extract-landed-out") MutinyEmitter<Event> emitter) {
    Warehouse warehouse = Warehouse.at(warehousePath);
    this.defaults = config.defaults();
    this.landing =
        new Landing(
            warehouse,
            new DeltaTables(config.fsync()),
            new DuckDbEngine(NO_FUNCTIONS),
            config.engineMemory().asLongValue(),
            Runtime.getRuntime().availableProcessors());
    this.work = WorkArea.open(warehouse, "extract", STALE_AFTER);
    this.program = work.scratch();
    this.pools = new WorkerPools(program.path(), config.workerIdle(), config.idleInterpreters());
    this.emitter = emitter;
    this.queueLimit = config.queueLimit();
    this.queue = new RunQueue(config.parallelRuns(), queueLimit, this::run);
  }

  /**
   * Puts a request into the queue.
   *
   * @throws ExtractException when a value of the request is not allowed
   * @throws QueueFullException when too many runs wait already
   */
  public ExtractRun submit(ExtractRequest request) {
    String repo = ExtractSettings.of(request, defaults).repo();
    return submit(
        repo,
        (scratch, to, progress) ->
            new Extraction(ExtractSettings.of(request, defaults), pools, to, progress)
                .run(scratch));
  }

  /**
   * Puts other work on a repository into the queue.
   *
   * @throws QueueFullException when too many runs wait already
   */
  public ExtractRun submit(String repo, RunWork work) {
    ExtractRun run = new ExtractRun(UUID.randomUUID().toString(), repo, work);
    if (!queue.offer(run)) {
      throw new QueueFullException(queueLimit);
    }
    return run;
  }

  /** A run that is waiting, running, or among the last that ended. */
  public Optional<ExtractRun> find(String id) {
    return queue.find(id);
  }

  private void run(ExtractRun run) {
    try (WorkArea.Scratch scratch = work.scratch()) {
      RunState end = run.work().run(scratch.path(), landing, run::become);
      announce(end);
      LOG.infof("extract %s: repo=%s run=%s", end.word(), run.repo(), run.id());
      run.become(end);
    } catch (RuntimeException e) {
      boolean known = e instanceof ExtractException;
      LOG.errorf(known ? null : e, "extract failed: repo=%s run=%s: %s", run.repo(), run.id(), e);
      run.become(new RunState.Failed(String.valueOf(e.getMessage())));
    }
  }

  /** Also when nothing changed: the event of the last extract may never have been sent. */
  private void announce(RunState end) {
    switch (end) {
      case RunState.Landed(var extract) -> send(extract.event());
      case RunState.Unchanged(var extract) -> send(extract.event());
      case RunState.Refused(var violations) ->
          violations.forEach(violation -> send(violation, "contract-violation"));
      case RunState.Queued _,
          RunState.Scanning _,
          RunState.Extracting _,
          RunState.Committing _,
          RunState.Failed _ ->
          throw new IllegalStateException("an extraction ends landed or unchanged, not " + end);
    }
  }

  private void send(ExtractLanded event) {
    send(event, "the extract " + event.extractId() + " is committed, but extract-landed");
  }

  private void send(Event event, String what) {
    try {
      Events.send(emitter, SOURCE, event);
    } catch (RuntimeException e) {
      throw new ExtractException(
          what
              + " could not be sent: "
              + e.getMessage()
              + "; see that the broker is up, and run it again to send it",
          e);
    }
  }

  @PreDestroy
  void stop() {
    queue.close();
    pools.close();
    work.close();
  }
}
