package io.codeweft.registry.rest;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.BuildTask;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.registry.build.BuildState;
import io.codeweft.registry.build.Ending;
import io.codeweft.registry.build.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A build. In lists {@code inputs}, {@code tables} and {@code tasks} are left out.
 *
 * @param reason why it was refused, has failed, was cancelled or is stopping
 * @param plannedAt ISO-8601 in UTC; absent when it is not known any more
 * @param endedAt absent while it is open
 * @param inputs extract tables it reads
 * @param tables when completed: the consistent snapshot, extract tables included
 */
public record BuildAnswer(
    String buildId,
    long buildNumber,
    String repo,
    State state,
    @Nullable String reason,
    String graphName,
    String graphVersion,
    String extractId,
    @Nullable String plannedAt,
    @Nullable String endedAt,
    Progress progress,
    @Nullable Map<String, TableVersion> inputs,
    @Nullable Map<String, TableVersion> tables,
    @Nullable List<TaskAnswer> tasks) {

  /** The state of a build, for readers of the API. */
  public enum State {
    RUNNING,
    /** A task is broken; the others that run may end. */
    STOPPING,
    COMPLETED,
    REFUSED,
    FAILED,
    /** Its graph was deleted. */
    CANCELLED
  }

  /**
   * How far it is. Of builds that only the history remembers, the tasks are unknown: 0.
   *
   * @param reused tasks that needed not be done
   * @param rows rows of the tables committed so far
   * @param changedRows rows inserted, updated or deleted so far
   */
  public record Progress(
      int tasks, int computed, int committed, int reused, int broken, long rows, long changedRows) {

    static Progress of(List<TaskAnswer> tasks) {
      return new Progress(
          tasks.size(),
          (int) tasks.stream().filter(t -> t.computeSeconds() != null).count(),
          count(tasks, TaskAnswer.State.COMMITTED),
          (int) tasks.stream().filter(t -> t.reusedFrom() != null).count(),
          count(tasks, TaskAnswer.State.VIOLATED) + count(tasks, TaskAnswer.State.FAILED),
          tasks.stream().mapToLong(TaskAnswer::rows).sum(),
          tasks.stream().mapToLong(t -> t.inserted() + t.updated() + t.deleted()).sum());
    }

    private static int count(List<TaskAnswer> tasks, TaskAnswer.State state) {
      return (int) tasks.stream().filter(task -> task.state() == state).count();
    }
  }

  /** Everything. */
  static BuildAnswer full(BuildState build) {
    List<TaskAnswer> tasks = tasks(build);
    return of(build, tasks, build.record().inputs(), build.record().tables(), tasks);
  }

  /** One line of a list. */
  static BuildAnswer summary(BuildState build) {
    return of(build, tasks(build), null, null, null);
  }

  private static BuildAnswer of(
      BuildState build,
      List<TaskAnswer> known,
      @Nullable Map<String, TableVersion> inputs,
      @Nullable Map<String, TableVersion> tables,
      @Nullable List<TaskAnswer> tasks) {
    BuildChanged change = build.record();
    return new BuildAnswer(
        change.buildId(),
        change.buildNumber(),
        change.repo(),
        state(build),
        build instanceof BuildState.Stopping
            ? build.tasks().ending().map(Ending::reason).orElse(null)
            : change.reason(),
        change.graphName(),
        change.graphVersion(),
        change.extractId(),
        text(build.plannedAt()),
        text(build.endedAt()),
        Progress.of(known),
        inputs,
        tables,
        tasks);
  }

  /** In the order of the plan. */
  private static List<TaskAnswer> tasks(BuildState build) {
    Set<String> ready =
        build instanceof BuildState.Running
            ? build.tasks().ready().stream().map(BuildTask::taskId).collect(Collectors.toSet())
            : Set.of();
    Map<String, TaskState> states = build.tasks().byId();
    return build.record().tasks().stream()
        .map(task -> states.getOrDefault(task.taskId(), TaskState.open(task)))
        .map(task -> TaskAnswer.of(task, ready))
        .toList();
  }

  private static State state(BuildState build) {
    return switch (build) {
      case BuildState.Running _ -> State.RUNNING;
      case BuildState.Stopping _ -> State.STOPPING;
      case BuildState.Completed _ -> State.COMPLETED;
      case BuildState.Refused _ -> State.REFUSED;
      case BuildState.Failed _ -> State.FAILED;
      case BuildState.Cancelled _ -> State.CANCELLED;
    };
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
