package io.codeweft.registry.service;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.registry.build.BuildState;
import io.codeweft.registry.graph.GraphRefusedException;
import io.codeweft.registry.history.BuildRecord;
import io.codeweft.registry.plan.Action;
import io.codeweft.registry.plan.Planner;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does what the planner decides, whenever the state has changed, as soon as this instance is the
 * one that plans; until then it asks every few seconds whether it is. An action that fails is tried
 * again after a pause; until it succeeds the registry is not ready and says why.
 */
@ApplicationScoped
public class PlannerThread {
  private static final Logger LOG = Logger.getLogger(PlannerThread.class);
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration STOP = Duration.ofSeconds(10);

  private final Store store;
  private final Outbox outbox;
  private final RegistryWarehouse warehouse;
  private final GraphRegistration registration;
  private final Leadership leadership;

  /**
   * A new one when this instance starts to plan: it has nothing under way. Guarded by the store.
   */
  private Planner planner;

  private final Thread thread = Thread.ofPlatform().name("registry-planner").unstarted(this::run);

  private volatile boolean stopping;

  private volatile @Nullable RuntimeException failure;

  /** Whether this instance plans, and the rows an earlier one could not write are written. */
  private volatile boolean leads;

  PlannerThread(
      Store store,
      Outbox outbox,
      RegistryWarehouse warehouse,
      GraphRegistration registration,
      Leadership leadership) {
    this.store = store;
    this.outbox = outbox;
    this.warehouse = warehouse;
    this.registration = registration;
    this.leadership = leadership;
    this.planner = new Planner(warehouse.graphs(), warehouse.tables());
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    thread.interrupt();
    thread.join(STOP);
    leadership.release();
  }

  /** Why the last step failed; null when it succeeded. */
  public @Nullable RuntimeException failure() {
    return failure;
  }

  /** Whether this instance plans; the others only read. */
  public boolean leads() {
    return leads;
  }

  /** To be called inside {@link Store#change}. */
  void readBack(BuildChanged record) {
    planner.readBack(record);
  }

  private void run() {
    long seen = -1;
    try {
      while (!stopping) {
        seen = store.awaitChange(seen, leads && failure == null ? IDLE : PAUSE);
        if (leadership.take()) {
          step();
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("the planner stops");
    }
  }

  private void step() {
    try {
      if (!leads) {
        registration.catchUp();
        store.guarded(() -> planner = new Planner(warehouse.graphs(), warehouse.tables()));
        leads = true;
      }
      List<Action> actions = store.read(state -> planner.next(state));
      while (!actions.isEmpty() && !stopping) {
        actions.forEach(this::perform);
        actions = store.read(state -> planner.next(state));
      }
      failure = null;
    } catch (RuntimeException e) {
      RuntimeException before = failure;
      failure = e;
      boolean isNew = before == null || !String.valueOf(e.getMessage()).equals(before.getMessage());
      if (isNew && !stopping) {
        LOG.errorf(e, "the planner cannot do its next step and tries again: %s", e.getMessage());
      }
    }
  }

  private void perform(Action action) {
    store.guarded(() -> planner.start(action));
    try {
      switch (action) {
        case Action.Plan plan -> outbox.send(plan.build());
        case Action.Release release -> outbox.send(release.task());
        case Action.Reuse reuse -> reuse.commits().forEach(outbox::send);
        case Action.Blocked blocked -> throw blocked.cause();
        case Action.Recompile due -> recompile(due);
        case Action.End end -> {
          warehouse.history().append(record(end));
          outbox.send(end.build());
        }
      }
    } catch (RuntimeException e) {
      store.guarded(() -> planner.failed(action));
      throw e;
    }
  }

  /** A graph that does not compile any more stays as it is; its builds say why they are refused. */
  private void recompile(Action.Recompile due) {
    try {
      registration.recompile(due.graph(), due.number());
    } catch (GraphRefusedException e) {
      LOG.warnf(
          "a graph does not compile with the current functions: graph=%s functions=%s: %s",
          due.graph(), due.functions(), e.getMessage());
    }
  }

  private BuildRecord record(Action.End end) {
    Instant plannedAt =
        store.read(
            state -> state.build(end.build().buildId()).map(BuildState::plannedAt).orElse(null));
    return BuildRecord.of(end.build(), end.committed(), plannedAt, Instant.now());
  }
}
