package io.codeweft.registry.plan;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.BuildTask;
import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.event.ViewReady;
import io.codeweft.registry.build.BuildState;
import io.codeweft.registry.build.RegistryState;
import io.codeweft.registry.build.RepositoryState;
import io.codeweft.registry.build.Tasks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides what to do next. One build at a time per repository; while it runs, later extracts and
 * graphs wait, and only the latest of them is built next.
 *
 * <p>Besides the state it is given, it remembers what this process has under way: build records
 * that were sent and not read back yet, and tasks that were released. A new process has nothing
 * under way, so it releases every ready task of an open build once more, also in a build that is
 * stopping, where such a task may be running on a worker.
 */
public final class Planner {
  private final PlannableGraph.Source graphs;
  private final CommittedTables tables;

  /** Repositories whose last build record has not been read back. */
  private final Map<String, BuildChanged> told = new HashMap<>();

  private final Set<String> released = new HashSet<>();

  /** Compilations against changed functions that were tried. */
  private final Set<Action.Recompile> recompiled = new HashSet<>();

  /** Builds of an earlier process that this one has taken up. */
  private final Set<String> takenUp = new HashSet<>();

  public Planner(PlannableGraph.Source graphs, CommittedTables tables) {
    this.graphs = graphs;
    this.tables = tables;
  }

  /**
   * Everything that can be done now, what is blocked last; empty when there is nothing but to wait.
   */
  public List<Action> next(RegistryState state) {
    List<Action> actions = new ArrayList<>();
    List<Action> blocked = new ArrayList<>();
    for (ViewGraphRegistered graph : state.graphs()) {
      recompilation(state, graph).filter(due -> !recompiled.contains(due)).ifPresent(actions::add);
    }
    for (RepositoryState repository : state.repositories()) {
      try {
        if (!told.containsKey(repository.name())) {
          actions.addAll(next(state, repository));
        }
      } catch (RuntimeException e) {
        // The trouble of one repository must not stop the others.
        blocked.add(new Action.Blocked(repository.name(), e));
      }
    }
    actions.addAll(blocked);
    return actions;
  }

  private List<Action> next(RegistryState state, RepositoryState repository) {
    Optional<BuildState> open = repository.open();
    return open.isPresent()
        ? advance(state, repository, open.get())
        : due(state, repository).map(Planner::begin).stream().toList();
  }

  /** To be called before an action is done. */
  public void start(Action action) {
    switch (action) {
      case Action.Plan plan -> told.put(plan.build().repo(), plan.build());
      case Action.End end -> told.put(end.build().repo(), end.build());
      case Action.Recompile recompile -> recompiled.add(recompile);
      case Action.Release release -> released.add(release.task().taskId());
      case Action.Reuse reuse -> released.add(reuse.task().taskId());
      case Action.Blocked _ -> {}
    }
  }

  /** To be called when an action could not be done: it is decided again. */
  public void failed(Action action) {
    switch (action) {
      case Action.Plan plan -> told.remove(plan.build().repo());
      case Action.End end -> told.remove(end.build().repo());
      case Action.Recompile recompile -> recompiled.remove(recompile);
      case Action.Release release -> released.remove(release.task().taskId());
      case Action.Reuse reuse -> released.remove(reuse.task().taskId());
      case Action.Blocked _ -> {}
    }
  }

  /** To be called when a build record is read back, after the state has folded it. */
  public void readBack(BuildChanged record) {
    BuildChanged awaited = told.get(record.repo());
    if (awaited != null && awaited.eventId().equals(record.eventId())) {
      told.remove(record.repo());
    }
    if (record.state().isFinal()) {
      record.tasks().forEach(task -> released.remove(task.taskId()));
      takenUp.remove(record.buildId());
    } else {
      takenUp.add(record.buildId());
    }
  }

  private static Action begin(BuildChanged build) {
    return build.state() == BuildChanged.State.PLANNED
        ? new Action.Plan(build)
        : new Action.End(build, new TreeMap<>());
  }

  private Optional<BuildChanged> due(RegistryState state, RepositoryState repository) {
    ExtractLanded extract = repository.extract().orElse(null);
    if (extract == null) {
      return Optional.empty();
    }
    return state.graphs().stream()
        .map(graph -> due(state, repository, graph, extract))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * What has to be done so that a graph does not run with functions it was not compiled against.
   */
  private static Optional<Action.Recompile> recompilation(
      RegistryState state, ViewGraphRegistered graph) {
    return state
        .functions()
        .filter(functions -> !functions.hash().equals(graph.functionSnapshot()))
        .map(functions -> new Action.Recompile(graph.name(), graph.number(), functions.hash()));
  }

  private Optional<BuildChanged> due(
      RegistryState state,
      RepositoryState repository,
      ViewGraphRegistered registered,
      ExtractLanded extract) {
    Action.Recompile drift = recompilation(state, registered).orElse(null);
    if (drift != null && !recompiled.contains(drift)) {
      return Optional.empty();
    }
    BuildPlan plan = BuildPlan.of(registered, graphs.graph(registered.graphObject()), extract);
    BuildState last = repository.last(registered.name()).orElse(null);
    if (last == null || !plan.isContentOf(last.record())) {
      return Optional.of(build(plan, drift, nextNumber(repository, plan)));
    }
    // What a deletion has cancelled is due when the graph is back.
    boolean again =
        last instanceof BuildState.Cancelled || repository.hasLandedAgain(last.buildId());
    if (!again) {
      return Optional.empty();
    }
    // Under its old number only while that is the newest: numbers of commits must not fall.
    boolean newest = last.number() == repository.lastNumber();
    return Optional.of(build(plan, drift, newest ? last.number() : nextNumber(repository, plan)));
  }

  private static BuildChanged build(BuildPlan plan, Action.@Nullable Recompile drift, long number) {
    return drift == null ? plan.build(number) : plan.drifted(number, drift.functions());
  }

  /** After every known build, and after every build that has left a mark on the tables. */
  private long nextNumber(RepositoryState repository, BuildPlan plan) {
    long last = repository.lastNumber();
    for (String stage : plan.graph().stages().order()) {
      last = Math.max(last, tables.lastBuild(repository.name(), stage));
    }
    return last + 1;
  }

  private List<Action> advance(RegistryState state, RepositoryState repository, BuildState build) {
    Tasks tasks = build.tasks();
    boolean resuming = !takenUp.contains(build.buildId());
    Optional<String> cancelled = cancelled(state, build);
    List<Action> actions = new ArrayList<>();
    if (resuming || (build instanceof BuildState.Running && cancelled.isEmpty())) {
      for (BuildTask task : tasks.ready()) {
        if (!released.contains(task.taskId())) {
          actions.add(ready(repository, build, task));
        }
      }
    }
    if (!actions.isEmpty()) {
      return actions;
    }
    takenUp.add(build.buildId());
    if (tasks.allCommitted()) {
      return List.of(new Action.End(build.completion(), tasks.committed()));
    }
    if (released.stream().anyMatch(tasks::isOpen)) {
      return List.of();
    }
    return tasks
        .ending()
        .map(build::stop)
        .or(() -> cancelled.map(build::cancellation))
        .map(ended -> List.<Action>of(new Action.End(ended, tasks.committed())))
        .orElse(List.of());
  }

  /** Why a build whose graph is gone does not go on; it waits for the tasks that may run. */
  private static Optional<String> cancelled(RegistryState state, BuildState build) {
    return state
        .registration(build.record().graphName())
        .filter(registration -> !registration.isCurrent())
        .map(
            deletion ->
                "graph "
                    + deletion.event().name()
                    + " was deleted by registration "
                    + deletion.event().number()
                    + "; what the build has committed stays");
  }

  private Action ready(RepositoryState repository, BuildState build, BuildTask task) {
    ViewReady ready = ready(build, task);
    return repository
        .lastCompleted(build.record().graphName())
        .flatMap(earlier -> Reuse.of(ready, build.record(), earlier.record()))
        .<Action>map(commits -> new Action.Reuse(task, commits))
        .orElseGet(() -> new Action.Release(ready));
  }

  private ViewReady ready(BuildState build, BuildTask task) {
    BuildChanged plan = build.record();
    PlannableGraph graph = graphs.graph(plan.graphObject());
    SortedMap<String, TableVersion> known = new TreeMap<>(plan.inputs());
    known.putAll(build.tasks().committed());
    SortedMap<String, TableVersion> inputs = new TreeMap<>();
    SortedMap<String, TableVersion> bases = new TreeMap<>();
    for (String output : task.outputs()) {
      for (String table : graph.stages().inputs(output)) {
        TableVersion version = known.get(table);
        // An optional dataset that did not land is absent: workers read it as empty.
        if (version != null) {
          inputs.put(table, version);
        }
      }
      tables
          .base(plan.repo(), output, plan.buildNumber())
          .ifPresent(version -> bases.put(output, version));
    }
    return new ViewReady(
        task.taskId(),
        plan.buildId(),
        plan.buildNumber(),
        plan.repo(),
        plan.graphName(),
        plan.graphVersion(),
        plan.graphObject(),
        task.stage(),
        task.shard(),
        task.outputs(),
        inputs,
        bases);
  }
}
