package io.codeweft.registry.build;

import io.codeweft.contracts.event.BuildTask;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.ViewCommitted;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The tasks of a build, by task id. Immutable. */
public record Tasks(SortedMap<String, TaskState> byId) {
  public Tasks {
    byId = Collections.unmodifiableSortedMap(new TreeMap<>(byId));
  }

  static Tasks open(List<BuildTask> tasks) {
    SortedMap<String, TaskState> open = new TreeMap<>();
    tasks.forEach(task -> open.put(task.taskId(), TaskState.open(task)));
    return new Tasks(open);
  }

  /** A fact about a task that is not one of these changes nothing. */
  Tasks on(TaskFact fact) {
    TaskState state = byId.get(fact.taskId());
    if (state == null) {
      return this;
    }
    SortedMap<String, TaskState> changed = new TreeMap<>(byId);
    changed.put(fact.taskId(), state.on(fact));
    return new Tasks(changed);
  }

  /** What is not committed is open again. */
  Tasks retried() {
    return map(TaskState::retried);
  }

  /** Takes over what the tasks of the same id have reached. */
  Tasks or(Tasks known) {
    return map(task -> known.byId().getOrDefault(task.task().taskId(), task));
  }

  private Tasks map(UnaryOperator<TaskState> change) {
    SortedMap<String, TaskState> changed = new TreeMap<>(byId);
    changed.replaceAll((_, task) -> change.apply(task));
    return new Tasks(changed);
  }

  /** Open tasks whose inputs are committed. */
  public List<BuildTask> ready() {
    Set<String> pending = new TreeSet<>();
    byId.values().stream()
        .filter(task -> !(task instanceof TaskState.Committed))
        .forEach(task -> pending.add(task.task().stage()));
    return byId.values().stream()
        .filter(TaskState.Open.class::isInstance)
        .map(TaskState::task)
        .filter(task -> Collections.disjoint(task.after(), pending))
        .toList();
  }

  public boolean isOpen(String taskId) {
    return byId.get(taskId) instanceof TaskState.Open;
  }

  public boolean allCommitted() {
    return byId.values().stream().allMatch(TaskState.Committed.class::isInstance);
  }

  public boolean anyBroken() {
    return byId.values().stream().anyMatch(TaskState::isBroken);
  }

  /** The committed views, each at the latest version its tasks have committed. */
  public SortedMap<String, TableVersion> committed() {
    SortedMap<String, TableVersion> tables = new TreeMap<>();
    for (TaskState task : byId.values()) {
      for (ViewCommitted commit : task.progress().commits().values()) {
        tables.merge(commit.view(), commit.table(), Tasks::later);
      }
    }
    return tables;
  }

  /** The one with the higher version. */
  static TableVersion later(TableVersion a, TableVersion b) {
    return a.version() >= b.version() ? a : b;
  }

  /** Why the build cannot complete; empty when nothing is broken. */
  public Optional<Ending> ending() {
    return Ending.of(byId.values());
  }
}
