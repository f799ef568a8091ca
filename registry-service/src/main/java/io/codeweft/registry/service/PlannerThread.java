package io.codeweft.registry.service;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.registry.build.BuildState;
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
 * Does what the planner decides, whenever the state has changed. An action that fails is tried
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
  private final Planner planner;
  private final Thread thread = Thread.ofPlatform().name("registry-planner").unstarted(this::run);

  private volatile boolean stopping;

  private volatile @Nullable RuntimeException failure;

  /** Whether the rows an earlier process could not write are written. */
  private boolean caughtUp;

  PlannerThread(
      Store store, Outbox outbox, RegistryWarehouse warehouse, GraphRegistration registration) {
    this.store = store;
    this.outbox = outbox;
    this.warehouse = warehouse;
    this.registration = registration;
    this.planner = new Planner(warehouse.graphs(), warehouse.tables());
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    thread.interrupt();
    thread.join(STOP);
  }

  /** Why the last step failed; null when it succeeded. */
  public @Nullable RuntimeException failure() {
    return failure;
  }

  /** To be called inside {@link Store#change}. */
  void readBack(BuildChanged record) {
    planner.readBack(record);
  }

  private void run() {
    long seen = -1;
    try {
      while (!stopping) {
        seen = store.awaitChange(seen, failure == null ? IDLE : PAUSE);
        step();
      }
    } catch (InterruptedException e) {
      LOG.debug("the planner stops");
    }
  }

  private void step() {
    try {
      if (!caughtUp) {
        registration.catchUp();
        caughtUp = true;
      }
      List<Action> actions = store.read(planner::next);
      while (!actions.isEmpty() && !stopping) {
        actions.forEach(this::perform);
        actions = store.read(planner::next);
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
        case Action.Blocked blocked -> throw blocked.cause();
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

  private BuildRecord record(Action.End end) {
    Instant plannedAt =
        store.read(
            state -> state.build(end.build().buildId()).map(BuildState::plannedAt).orElse(null));
    return BuildRecord.of(end.build(), end.committed(), plannedAt, Instant.now());
  }
}
