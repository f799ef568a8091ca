package io.codeweft.registry.build;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.FunctionChanged;
import io.codeweft.contracts.event.FunctionSnapshotPublished;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.function.FunctionSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything the registry knows, folded from events. Not thread-safe, never throws on an event:
 * what it does not understand, such as a fact about an unknown build, changes nothing.
 *
 * <p>Starting is: {@link #remember} what the build history holds, {@link #replay} the topics, those
 * of task facts before the build topic, then {@link #replayed}. From then on {@link #live}.
 */
public final class RegistryState {
  private final SortedMap<String, Registration> registrations = new TreeMap<>();
  private final SortedMap<String, MadeFunction> made = new TreeMap<>();
  private final SortedMap<String, RepositoryState> repositories = new TreeMap<>();
  private final Map<String, BuildChanged> builds = new HashMap<>();

  /** While replaying: facts by build, until the build is read. */
  private final Map<String, List<TaskFact>> early = new HashMap<>();

  /** While replaying: tasks that were given up, by build, until the build has ended. */
  private final Map<String, List<TaskFact>> givenUp = new HashMap<>();

  /**
   * The newest record of a name.
   *
   * @param at time of the record
   */
  public record Registration(ViewGraphRegistered event, Instant at) {

    /** Whether its graph is current, and not deleted. */
    public boolean isCurrent() {
      return event.kind() != ViewGraphRegistered.Kind.DELETED;
    }
  }

  /**
   * The newest record of an SQL function, which may be its deletion.
   *
   * @param at time of the record
   */
  public record MadeFunction(FunctionChanged event, Instant at) {}

  private boolean replaying = true;
  private @Nullable FunctionSnapshot functions;

  /** Whether they were published since this process started. */
  private boolean functionsAreNew;

  private @Nullable RefusedSnapshot refused;

  /**
   * A function snapshot that does not count, since it is incomplete.
   *
   * @param findings what is wrong and where
   */
  public record RefusedSnapshot(String hash, List<String> findings) {
    public RefusedSnapshot {
      findings = List.copyOf(findings);
    }
  }

  /** A build that an earlier process recorded. */
  public void remember(BuildChanged ended, Instant endedAt) {
    changed(ended, endedAt);
  }

  /** An event of the past. */
  public void replay(Event event, Instant at) {
    fold(event, at);
  }

  /** Ends the replay: facts about builds nobody planned are dropped. */
  public void replayed() {
    early.clear();
    givenUp.clear();
    replaying = false;
  }

  /** An event that has just arrived. Unlike one of the past, an extract may retry a build. */
  public void live(Event event, Instant at) {
    fold(event, at);
    if (event instanceof ExtractLanded landed) {
      repository(landed.repo()).landedAgain();
    }
  }

  private void fold(Event event, Instant at) {
    switch (event) {
      case FunctionSnapshotPublished published -> {
        functions = published.snapshot();
        functionsAreNew = !replaying;
        refused = null;
      }
      case ViewGraphRegistered graph ->
          registrations.merge(graph.name(), new Registration(graph, at), RegistryState::later);
      case FunctionChanged function ->
          made.merge(function.name(), new MadeFunction(function, at), RegistryState::later);
      case ExtractLanded landed -> repository(landed.repo()).landed(landed);
      case BuildChanged change -> changed(change, at);
      default -> {}
    }
    TaskFact.of(event).ifPresent(this::told);
  }

  /** A record that is repeated keeps its first time. */
  private static Registration later(Registration a, Registration b) {
    return b.event().number() < a.event().number() || b.event().equals(a.event()) ? a : b;
  }

  private static MadeFunction later(MadeFunction a, MadeFunction b) {
    return b.event().number() <= a.event().number() ? a : b;
  }

  private void changed(BuildChanged change, Instant at) {
    builds.put(change.buildId(), change);
    repository(change.repo()).changed(change, at).forEach(builds::remove);
    if (!change.tasks().isEmpty()) {
      List<TaskFact> facts = early.remove(change.buildId());
      if (facts != null) {
        facts.forEach(fact -> apply(change, fact));
      }
    }
    if (replaying && change.state().isFinal()) {
      givenUp.getOrDefault(change.buildId(), List.of()).forEach(fact -> apply(change, fact));
    }
  }

  /**
   * A task that a service could not process: it will get no other answer. One of the past counts
   * only in a build that has ended: in one that is open, whoever goes on planning releases the task
   * once more.
   */
  public void deadLetter(Event event, String reason) {
    TaskFact fact = TaskFact.ofDeadLetter(event, reason).orElse(null);
    if (fact != null && replaying) {
      givenUp.computeIfAbsent(fact.buildId(), _ -> new ArrayList<>()).add(fact);
    } else if (fact != null) {
      told(fact);
    }
  }

  private void told(TaskFact fact) {
    if (replaying) {
      early.computeIfAbsent(fact.buildId(), _ -> new ArrayList<>()).add(fact);
      return;
    }
    BuildChanged build = builds.get(fact.buildId());
    if (build != null) {
      apply(build, fact);
    }
  }

  private void apply(BuildChanged build, TaskFact fact) {
    repository(build.repo()).update(build.buildNumber(), state -> state.on(fact));
  }

  private RepositoryState repository(String name) {
    return repositories.computeIfAbsent(name, RepositoryState::new);
  }

  /** The current function library; empty until a snapshot is published. */
  public Optional<FunctionSnapshot> functions() {
    return Optional.ofNullable(functions);
  }

  /**
   * Whether the current function library is one that this process can go by: of its own release, or
   * published while it runs. At a start after an upgrade the topic first tells of the old one.
   *
   * @param libraryHash of this release
   */
  public boolean hasFunctions(String libraryHash) {
    return functions != null && (functionsAreNew || functions.libraryHash().equals(libraryHash));
  }

  /** The newest record of each SQL function, by name: deletions included. */
  public Collection<MadeFunction> madeFunctions() {
    return Collections.unmodifiableCollection(made.values());
  }

  /** The newest record of that SQL function, which may be its deletion. */
  public Optional<MadeFunction> madeFunction(String name) {
    return Optional.ofNullable(made.get(name));
  }

  /** A function snapshot was published that must not count: the one before it stays. */
  public void refuse(RefusedSnapshot snapshot) {
    refused = snapshot;
  }

  /** The newest published snapshot, if it does not count. */
  public Optional<RefusedSnapshot> refusedFunctions() {
    return Optional.ofNullable(refused);
  }

  /** The current graph of each name, by name. */
  public Collection<ViewGraphRegistered> graphs() {
    return registrations.values().stream()
        .filter(Registration::isCurrent)
        .map(Registration::event)
        .toList();
  }

  /** The current graph of that name. */
  public Optional<ViewGraphRegistered> graph(String name) {
    return registration(name).filter(Registration::isCurrent).map(Registration::event);
  }

  /** The newest record of each name, by name: deletions included. */
  public Collection<Registration> registrations() {
    return Collections.unmodifiableCollection(registrations.values());
  }

  /** The newest record of that name, which may be a deletion. */
  public Optional<Registration> registration(String name) {
    return Optional.ofNullable(registrations.get(name));
  }

  /** By name. */
  public Collection<RepositoryState> repositories() {
    return Collections.unmodifiableCollection(repositories.values());
  }

  /** Does not create the repository. */
  public Optional<RepositoryState> findRepository(String name) {
    return Optional.ofNullable(repositories.get(name));
  }

  public Optional<BuildState> build(String buildId) {
    return Optional.ofNullable(builds.get(buildId))
        .flatMap(build -> findRepository(build.repo()))
        .flatMap(
            repository ->
                repository.builds().stream().filter(b -> b.buildId().equals(buildId)).findFirst());
  }
}
