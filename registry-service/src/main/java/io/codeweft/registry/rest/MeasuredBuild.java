package io.codeweft.registry.rest;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.build.BuildState;
import io.codeweft.registry.service.Store;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long the tables of a build took.
 *
 * @param seconds by materialised view: computation and commit
 */
record MeasuredBuild(String buildId, SortedMap<String, Double> seconds) {

  /** The completed build of exactly that graph that ended last and whose tasks are known. */
  static Optional<MeasuredBuild> lastOf(Store store, ViewGraph graph) {
    return store.read(
        state ->
            state.repositories().stream()
                .flatMap(repository -> repository.builds().stream())
                .filter(BuildState.Completed.class::isInstance)
                .map(BuildState.Completed.class::cast)
                .filter(build -> build.record().graphVersion().equals(graph.version()))
                .map(MeasuredBuild::timed)
                .filter(build -> !build.measured().seconds().isEmpty())
                .max(Comparator.comparing((Timed build) -> build.build().endedAt()))
                .map(Timed::measured));
  }

  private record Timed(BuildState.Completed build, MeasuredBuild measured) {}

  private static Timed timed(BuildState.Completed build) {
    SortedMap<String, Double> seconds = new TreeMap<>();
    build.tasks().byId().values().stream()
        .map(task -> TaskAnswer.of(task, Set.of()))
        .forEach(task -> add(seconds, task));
    return new Timed(build, new MeasuredBuild(build.buildId(), seconds));
  }

  private static void add(Map<String, Double> seconds, TaskAnswer task) {
    Double computed = task.computeSeconds();
    if (computed != null) {
      Double committed = task.commitSeconds();
      seconds.merge(task.stage(), computed + (committed == null ? 0 : committed), Double::sum);
    }
  }
}
