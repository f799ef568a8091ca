package io.codeweft.registry.build;

import io.codeweft.contracts.event.BuildTask;
import io.codeweft.contracts.event.ContractViolated;
import io.codeweft.contracts.event.ViewCommitted;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.registry.build.TaskFact.Computation;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a task of a build stands. Facts may come in any order: a task whose outputs are all
 * committed is {@link Committed} whatever else was told (an earlier attempt may have failed), and a
 * violation weighs more than a failure.
 */
public sealed interface TaskState {

  BuildTask task();

  Progress progress();

  /** Not ended; whether it runs depends on what it comes after. */
  record Open(BuildTask task, Progress progress) implements TaskState {}

  /** Every output is committed. */
  record Committed(BuildTask task, Progress progress) implements TaskState {}

  /**
   * A commit was refused.
   *
   * @param violations by event id
   */
  record Violated(BuildTask task, Progress progress, SortedMap<String, ContractViolated> violations)
      implements TaskState {
    public Violated {
      violations = Collections.unmodifiableSortedMap(new TreeMap<>(violations));
    }
  }

  /** The computation failed. */
  record Failed(BuildTask task, Progress progress, ViewComputed.Failure failure)
      implements TaskState {}

  /**
   * @param computation null until the worker has told
   * @param commits by view
   */
  record Progress(@Nullable Computation computation, SortedMap<String, ViewCommitted> commits) {
    public Progress {
      commits = Collections.unmodifiableSortedMap(new TreeMap<>(commits));
    }

    static Progress none() {
      return new Progress(null, Collections.emptySortedMap());
    }

    Progress with(Computation told) {
      return new Progress(told, commits);
    }

    Progress with(ViewCommitted commit) {
      SortedMap<String, ViewCommitted> more = new TreeMap<>(commits);
      more.put(commit.view(), commit);
      return new Progress(computation, more);
    }
  }

  static TaskState open(BuildTask task) {
    return new Open(task, Progress.none());
  }

  /** The state after a fact. */
  default TaskState on(TaskFact fact) {
    return switch (fact) {
      case TaskFact.Computed computed -> with(progress().with(computed.computation()));
      case TaskFact.Committed committed -> with(progress().with(committed.event()));
      case TaskFact.Violated violated -> violated(violated.event());
      case TaskFact.Failed failed -> failed(failed.failure());
    };
  }

  /** Open again unless it is committed; commits that were made stay. */
  default TaskState retried() {
    return this instanceof Committed ? this : new Open(task(), progress());
  }

  /** Whether the task ended without its commit. */
  default boolean isBroken() {
    return this instanceof Violated || this instanceof Failed;
  }

  private TaskState with(Progress told) {
    if (told.commits().keySet().containsAll(task().outputs())) {
      return new Committed(task(), told);
    }
    return switch (this) {
      case Open _ -> new Open(task(), told);
      case Committed _ -> new Committed(task(), told);
      case Violated violated -> new Violated(task(), told, violated.violations());
      case Failed failed -> new Failed(task(), told, failed.failure());
    };
  }

  private TaskState violated(ContractViolated violation) {
    return switch (this) {
      case Committed committed -> committed;
      case Violated violated -> {
        SortedMap<String, ContractViolated> more = new TreeMap<>(violated.violations());
        more.put(violation.eventId(), violation);
        yield new Violated(task(), progress(), more);
      }
      case Open _, Failed _ ->
          new Violated(
              task(), progress(), new TreeMap<>(java.util.Map.of(violation.eventId(), violation)));
    };
  }

  private TaskState failed(ViewComputed.Failure failure) {
    return switch (this) {
      case Committed committed -> committed;
      case Violated violated -> violated;
      case Open _, Failed _ -> new Failed(task(), progress(), failure);
    };
  }
}
