package io.codeweft.registry.build;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.TableVersion;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a build stands.
 *
 * <pre>
 *   (planned) -> Running -> Completed
 *                   |
 *                   v
 *                Stopping -> Refused | Failed | Cancelled -> (planned again) -> Running
 * </pre>
 *
 * Task facts move a build between Running and Stopping, records of the build topic do the rest. A
 * build that is planned again keeps what its tasks have committed.
 */
public sealed interface BuildState {

  /** The record that last changed the build; its inputs and tasks are those it was planned with. */
  BuildChanged record();

  /** When it was planned; null when only its end is known. */
  @Nullable Instant plannedAt();

  Tasks tasks();

  /** Tasks are released as their inputs are committed. */
  record Running(BuildChanged record, @Nullable Instant plannedAt, Tasks tasks)
      implements BuildState {}

  /** A task is broken: what runs may end, nothing more is released. */
  record Stopping(BuildChanged record, @Nullable Instant plannedAt, Tasks tasks)
      implements BuildState {}

  /** Every table is committed: the snapshot consumers read. */
  record Completed(BuildChanged record, @Nullable Instant plannedAt, Tasks tasks, Instant endedAt)
      implements BuildState {
    /** Every table of the snapshot, extract tables included. */
    public Map<String, TableVersion> tables() {
      return record.tables();
    }
  }

  /** A contract was violated, or a required dataset is missing. */
  record Refused(BuildChanged record, @Nullable Instant plannedAt, Tasks tasks, Instant endedAt)
      implements BuildState {}

  /** A task failed. */
  record Failed(BuildChanged record, @Nullable Instant plannedAt, Tasks tasks, Instant endedAt)
      implements BuildState {}

  /** Its graph was deleted while it ran. */
  record Cancelled(BuildChanged record, @Nullable Instant plannedAt, Tasks tasks, Instant endedAt)
      implements BuildState {}

  /** The state of a build whose first known record is this one. */
  static BuildState first(BuildChanged change, Instant at) {
    Tasks tasks = Tasks.open(change.tasks());
    return change.state() == BuildChanged.State.PLANNED
        ? open(change, at, tasks)
        : ended(change, null, tasks, at);
  }

  /** The state after another record of the build topic; a repeated record changes nothing. */
  default BuildState on(BuildChanged change, Instant at) {
    if (change.state() == record().state()) {
      return this;
    }
    return change.state() == BuildChanged.State.PLANNED
        ? open(change, at, Tasks.open(change.tasks()).or(tasks()).retried())
        : ended(change, plannedAt(), tasks(), at);
  }

  /** The state after a fact about a task; an ended build only takes note. */
  default BuildState on(TaskFact fact) {
    Tasks told = tasks().on(fact);
    return switch (this) {
      case Running running -> open(running.record(), running.plannedAt(), told);
      case Stopping stopping -> open(stopping.record(), stopping.plannedAt(), told);
      case Completed done -> new Completed(done.record(), done.plannedAt(), told, done.endedAt());
      case Refused done -> new Refused(done.record(), done.plannedAt(), told, done.endedAt());
      case Failed done -> new Failed(done.record(), done.plannedAt(), told, done.endedAt());
      case Cancelled done -> new Cancelled(done.record(), done.plannedAt(), told, done.endedAt());
    };
  }

  default String buildId() {
    return record().buildId();
  }

  default long number() {
    return record().buildNumber();
  }

  default boolean isFinal() {
    return endedAt() != null;
  }

  /** When it ended; null while it is open. */
  default @Nullable Instant endedAt() {
    return switch (this) {
      case Running _, Stopping _ -> null;
      case Completed done -> done.endedAt();
      case Refused done -> done.endedAt();
      case Failed done -> done.endedAt();
      case Cancelled done -> done.endedAt();
    };
  }

  /** The record that ends a build whose tables are all committed. */
  default BuildChanged completion() {
    SortedMap<String, TableVersion> tables = new TreeMap<>(record().inputs());
    tables.putAll(tasks().committed());
    return ending(BuildChanged.State.COMPLETED, tables, null);
  }

  /** The record that ends a build as its broken tasks say. */
  default BuildChanged stop(Ending ending) {
    return ending(ending.state(), Collections.emptyMap(), ending.reason());
  }

  /** The record that ends a build whose graph is deleted. */
  default BuildChanged cancellation(String reason) {
    return ending(BuildChanged.State.CANCELLED, Collections.emptyMap(), reason);
  }

  private BuildChanged ending(
      BuildChanged.State state, Map<String, TableVersion> tables, @Nullable String reason) {
    BuildChanged plan = record();
    return new BuildChanged(
        plan.buildId(),
        plan.buildNumber(),
        plan.repo(),
        state,
        plan.graphName(),
        plan.graphVersion(),
        plan.graphObject(),
        plan.extractId(),
        plan.inputs(),
        plan.keys(),
        plan.tasks(),
        tables,
        reason);
  }

  private static BuildState open(BuildChanged record, @Nullable Instant at, Tasks tasks) {
    return tasks.anyBroken() ? new Stopping(record, at, tasks) : new Running(record, at, tasks);
  }

  private static BuildState ended(
      BuildChanged change, @Nullable Instant plannedAt, Tasks tasks, Instant at) {
    return switch (change.state()) {
      case COMPLETED -> new Completed(change, plannedAt, tasks, at);
      case REFUSED -> new Refused(change, plannedAt, tasks, at);
      case FAILED -> new Failed(change, plannedAt, tasks, at);
      case CANCELLED -> new Cancelled(change, plannedAt, tasks, at);
      case PLANNED -> throw new IllegalArgumentException("a planned build has not ended");
    };
  }
}
