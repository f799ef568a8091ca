package io.codeweft.registry.plan;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.ViewCommitted;
import io.codeweft.contracts.event.ViewReady;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a task would only find again what an earlier build has found. Three things decide the
 * rows of a view and whether they may be committed: its key, the versions of the tables it is
 * pinned to, and that its table is still as the earlier build left it.
 */
final class Reuse {
  private Reuse() {}

  /**
   * The commits that say so; empty when the task has to be done.
   *
   * @param task with all its inputs pinned
   * @param build which the task belongs to
   * @param earlier the newest completed build of the graph
   */
  static Optional<List<ViewCommitted>> of(
      ViewReady task, BuildChanged build, BuildChanged earlier) {
    List<ViewCommitted> commits = new ArrayList<>();
    for (String output : task.outputs()) {
      TableVersion table = earlier.tables().get(output);
      String key = build.keys().get(output);
      if (table == null
          || key == null
          || !key.equals(earlier.keys().get(output))
          || !isSame(table, task.bases().get(output))) {
        return Optional.empty();
      }
      commits.add(commit(task, output, table, earlier.buildId()));
    }
    return task.inputs().entrySet().stream()
                .allMatch(input -> isSame(input.getValue(), earlier.tables().get(input.getKey())))
            && build.inputs().keySet().equals(earlier.inputs().keySet())
        ? Optional.of(commits)
        : Optional.empty();
  }

  private static boolean isSame(TableVersion table, @Nullable TableVersion other) {
    return other != null && table.pin().equals(other.pin());
  }

  private static ViewCommitted commit(
      ViewReady task, String view, TableVersion table, String earlier) {
    return new ViewCommitted(
        task.taskId(),
        task.buildId(),
        task.buildNumber(),
        task.repo(),
        task.stage(),
        view,
        table,
        false,
        0,
        0,
        0,
        earlier,
        0);
  }
}
