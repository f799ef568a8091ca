package io.codeweft.registry.build;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.ExtractLanded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is known about one repository. */
public final class RepositoryState {

  /** Builds that are remembered; older ones are in the history table only. */
  public static final int MAX_BUILDS = 1000;

  private final String name;
  private final NavigableMap<Long, BuildState> builds = new TreeMap<>();
  private final Set<String> landedAgain = new TreeSet<>();
  private @Nullable ExtractLanded extract;

  RepositoryState(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  /** The latest extract. */
  public Optional<ExtractLanded> extract() {
    return Optional.ofNullable(extract);
  }

  /** Newest first. */
  public Collection<BuildState> builds() {
    return Collections.unmodifiableCollection(builds.descendingMap().values());
  }

  /** 0 before the first build. */
  public long lastNumber() {
    return builds.isEmpty() ? 0 : builds.lastKey();
  }

  /** The build that has not ended. */
  public Optional<BuildState> open() {
    return builds.descendingMap().values().stream().filter(b -> !b.isFinal()).findFirst();
  }

  /** The newest build of a graph. */
  public Optional<BuildState> last(String graphName) {
    return builds.descendingMap().values().stream()
        .filter(b -> b.record().graphName().equals(graphName))
        .findFirst();
  }

  /** The newest build of a graph that completed. */
  public Optional<BuildState.Completed> lastCompleted(String graphName) {
    return builds.descendingMap().values().stream()
        .filter(b -> b.record().graphName().equals(graphName))
        .filter(BuildState.Completed.class::isInstance)
        .map(BuildState.Completed.class::cast)
        .findFirst();
  }

  /** Whether an extract landed after that build had been refused or had failed. */
  public boolean hasLandedAgain(String buildId) {
    return landedAgain.contains(buildId);
  }

  void landed(ExtractLanded event) {
    extract = event;
  }

  /** Builds that did not complete may be tried again. */
  void landedAgain() {
    builds.values().stream()
        .filter(b -> b instanceof BuildState.Refused || b instanceof BuildState.Failed)
        .forEach(b -> landedAgain.add(b.buildId()));
  }

  /** Returns the ids of builds that are too old to be remembered any longer. */
  List<String> changed(BuildChanged change, Instant at) {
    landedAgain.remove(change.buildId());
    builds.compute(
        change.buildNumber(),
        (_, known) ->
            known == null || !known.buildId().equals(change.buildId())
                ? BuildState.first(change, at)
                : known.on(change, at));
    List<String> forgotten = new ArrayList<>();
    while (builds.size() > MAX_BUILDS && builds.firstEntry().getValue().isFinal()) {
      forgotten.add(builds.pollFirstEntry().getValue().buildId());
    }
    landedAgain.removeAll(forgotten);
    return forgotten;
  }

  void update(long number, UnaryOperator<BuildState> change) {
    builds.computeIfPresent(number, (_, build) -> change.apply(build));
  }
}
