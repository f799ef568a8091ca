package io.codeweft.registry.plan;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.BuildTask;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.ViewCommitted;
import io.codeweft.contracts.event.ViewReady;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the planner wants done. Doing it twice does no harm. */
public sealed interface Action {

  /** Tell that a build is planned. */
  record Plan(BuildChanged build) implements Action {}

  /**
   * Compile a graph against the current functions and register it.
   *
   * @param number of the registration whose functions are not current any more
   * @param functions hash of the current ones
   */
  record Recompile(String graph, long number, String functions) implements Action {}

  /** Tell that a task may start. */
  record Release(ViewReady task) implements Action {}

  /** Tell that a task need not be done: the tables of an earlier build stand. */
  record Reuse(BuildTask task, List<ViewCommitted> commits) implements Action {
    public Reuse {
      commits = List.copyOf(commits);
    }
  }

  /** Nothing can be done for a repository, for example since its graph cannot be read. */
  record Blocked(String repo, RuntimeException cause) implements Action {}

  /**
   * Record the end of a build in the history, then tell.
   *
   * @param committed views the build has committed, also when it did not complete
   */
  record End(BuildChanged build, SortedMap<String, TableVersion> committed) implements Action {
    public End {
      committed = Collections.unmodifiableSortedMap(new TreeMap<>(committed));
    }
  }
}
