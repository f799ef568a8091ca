package io.codeweft.registry.rest;

import io.codeweft.contracts.event.BuildTask;
import io.codeweft.contracts.event.ViewCommitted;
import io.codeweft.registry.build.TaskFact;
import io.codeweft.registry.build.TaskState;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task of a build.
 *
 * @param worker who computed it; absent until then
 * @param computeSeconds wall time of the computation
 * @param commitSeconds wall time of checks and commits
 * @param reusedFrom id of the build whose tables stand; absent when the task was done
 * @param rows rows of the committed tables
 * @param inserted rows that came, of all outputs
 */
public record TaskAnswer(
    String taskId,
    String stage,
    String shard,
    State state,
    List<String> outputs,
    List<String> after,
    @Nullable String worker,
    @Nullable Double computeSeconds,
    @Nullable Double commitSeconds,
    @Nullable String reusedFrom,
    long rows,
    long inserted,
    long updated,
    long deleted) {

  /** Where the task stands, as far as the registry has been told. */
  public enum State {
    /** Its inputs are not committed yet. */
    WAITING,
    /** Released to the workers. */
    READY,
    /** Computed, not committed yet. */
    COMPUTED,
    COMMITTED,
    /** Its contract was violated. */
    VIOLATED,
    FAILED
  }

  static TaskAnswer of(TaskState state, Set<String> readyIds) {
    BuildTask task = state.task();
    TaskFact.Computation computation = state.progress().computation();
    Collection<ViewCommitted> commits = state.progress().commits().values();
    return new TaskAnswer(
        task.taskId(),
        task.stage(),
        task.shard().toString(),
        state(state, readyIds),
        task.outputs(),
        task.after(),
        computation == null ? null : computation.worker(),
        computation == null ? null : computation.seconds(),
        commits.isEmpty() ? null : commits.stream().mapToDouble(ViewCommitted::seconds).sum(),
        commits.stream()
            .map(ViewCommitted::reusedFrom)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null),
        commits.stream().mapToLong(commit -> commit.table().rows()).sum(),
        commits.stream().mapToLong(ViewCommitted::inserted).sum(),
        commits.stream().mapToLong(ViewCommitted::updated).sum(),
        commits.stream().mapToLong(ViewCommitted::deleted).sum());
  }

  private static State state(TaskState state, Set<String> readyIds) {
    return switch (state) {
      case TaskState.Open open when open.progress().computation() != null -> State.COMPUTED;
      case TaskState.Open open ->
          readyIds.contains(open.task().taskId()) ? State.READY : State.WAITING;
      case TaskState.Committed _ -> State.COMMITTED;
      case TaskState.Violated _ -> State.VIOLATED;
      case TaskState.Failed _ -> State.FAILED;
    };
  }
}
