package io.codeweft.registry.plan;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.ContractViolated;
import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.ViewCommitted;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.contracts.event.ViewReady;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.build.RegistryState;
import io.codeweft.registry.history.BuildRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Topics, history table, workers and materializer around a real planner, in memory and one step at
 * a time. A crash can be ordered at any step: state and planner are lost, what was written is not.
 */
final class World {
  static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  /** Thrown where the registry dies. */
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  final List<Event> facts = new ArrayList<>();
  final List<BuildChanged> builds = new ArrayList<>();
  final Map<String, BuildRecord> history = new LinkedHashMap<>();
  final List<ViewReady> released = new ArrayList<>();
  final List<Action.Recompile> recompiled = new ArrayList<>();
  final List<String> reused = new ArrayList<>();
  final List<ViewReady> queue = new ArrayList<>();
  private final Map<String, ViewGraph> objects = new TreeMap<>();
  private final Map<String, List<Commit>> tables = new TreeMap<>();
  private RegistryState state = new RegistryState();
  private Planner planner = new Planner(this::graph, tables());
  private long steps;
  private long crashAt = Long.MAX_VALUE;

  World() {
    state.replayed();
  }

  RegistryState state() {
    return state;
  }

  /** Steps done so far; a crash may be ordered at each of them. */
  long steps() {
    return steps;
  }

  void crashAt(long step) {
    crashAt = step;
  }

  private void step() {
    if (steps++ == crashAt) {
      throw new Crash();
    }
  }

  void register(ViewGraph graph, long number) {
    objects.put(graph.version(), graph);
    arrive(Graphs.registered(graph, number));
  }

  private PlannableGraph graph(String object) {
    ViewGraph graph = objects.get(object);
    if (graph == null) {
      throw new AssertionError("no object " + object);
    }
    return PlannableGraph.of(graph);
  }

  /** Somebody else sends an event. */
  void arrive(Event event) {
    facts.add(event);
    state.live(event, TIME);
  }

  /** A version of a table, and the build that committed it. */
  private record Commit(TableVersion table, long build) {}

  CommittedTables tables() {
    return new CommittedTables() {
      @Override
      public Optional<TableVersion> base(String repo, String view, long buildNumber) {
        return commits(repo, view).reversed().stream()
            .filter(commit -> commit.build() != buildNumber)
            .map(Commit::table)
            .findFirst();
      }

      @Override
      public long lastBuild(String repo, String view) {
        return commits(repo, view).isEmpty() ? 0 : commits(repo, view).getLast().build();
      }
    };
  }

  private List<Commit> commits(String repo, String view) {
    return tables.computeIfAbsent(repo + "/" + view, _ -> new ArrayList<>());
  }

  /** The planner acts until it waits. */
  void plan() {
    for (List<Action> actions = planner.next(state);
        !actions.isEmpty();
        actions = planner.next(state)) {
      for (Action action : actions) {
        step();
        planner.start(action);
        perform(action);
      }
    }
  }

  private void perform(Action action) {
    switch (action) {
      case Action.Plan plan -> tell(plan.build());
      case Action.Release release -> {
        released.add(release.task());
        queue.add(release.task());
      }
      case Action.Reuse reuse -> {
        reused.add(reuse.task().stage());
        reuse.commits().forEach(this::arrive);
      }
      case Action.Blocked blocked -> throw blocked.cause();
      case Action.Recompile recompile -> recompiled.add(recompile);
      case Action.End end -> {
        history.putIfAbsent(
            end.build().buildNumber() + "/" + end.build().state(),
            BuildRecord.of(end.build(), end.committed(), null, TIME));
        step();
        tell(end.build());
      }
    }
  }

  private void tell(BuildChanged build) {
    builds.add(build);
    step();
    state.live(build, TIME);
    planner.readBack(build);
  }

  /** Workers and materializer do every task that was released; a task done before is told again. */
  void work() {
    while (!queue.isEmpty()) {
      commit(queue.removeFirst());
    }
  }

  void commit(ViewReady task) {
    for (String output : task.outputs()) {
      arrive(committed(task, output, commitTable(task, output)));
    }
  }

  /** The task finds the rows its tables have already. */
  void commitUnchanged(ViewReady task) {
    for (String output : task.outputs()) {
      TableVersion base = task.bases().get(output);
      if (base == null) {
        throw new AssertionError(output + " has no table yet");
      }
      arrive(committed(task, output, base));
    }
  }

  /** The topics expire; history and tables stay. */
  void forgetEvents() {
    facts.clear();
    builds.clear();
  }

  /** As the materializer does: once per build, on the base the task names, else refused. */
  TableVersion commitTable(ViewReady task, String output) {
    List<Commit> commits = commits(task.repo(), output);
    TableVersion base = task.bases().get(output);
    int version = base == null ? 0 : (int) base.version() + 1;
    if (commits.size() == version) {
      if (!commits.isEmpty() && commits.getLast().build() >= task.buildNumber()) {
        throw new AssertionError("the table has seen build " + task.buildNumber());
      }
      String location = "tables/" + task.repo() + "/" + output;
      commits.add(
          new Commit(new TableVersion(location, version, task.buildNumber()), task.buildNumber()));
    }
    Commit commit = commits.get(version);
    if (commit.build() != task.buildNumber()) {
      throw new AssertionError("base version moved: " + task + " on " + commits);
    }
    return commit.table();
  }

  private static ViewCommitted committed(ViewReady task, String output, TableVersion table) {
    return new ViewCommitted(
        task.taskId(),
        task.buildId(),
        task.buildNumber(),
        task.repo(),
        task.stage(),
        output,
        table,
        true,
        1,
        0,
        0,
        null,
        0.5);
  }

  static ViewComputed computed(ViewReady task, ViewComputed.@Nullable Failure failure) {
    return new ViewComputed(
        task.taskId(),
        task.buildId(),
        task.buildNumber(),
        task.repo(),
        task.graphObject(),
        task.stage(),
        task.shard(),
        task.inputs(),
        List.of(),
        "functions-1",
        List.of(),
        "worker-1",
        0.25,
        failure);
  }

  static ContractViolated violated(ViewReady task, String column) {
    return new ContractViolated(
        task.taskId(),
        task.buildId(),
        task.repo(),
        task.stage(),
        ContractViolated.Type.KEY,
        column,
        "unique",
        "2 rows",
        2,
        List.of(),
        "refused/" + task.stage());
  }

  ViewReady task(String stage) {
    return released.reversed().stream()
        .filter(task -> task.stage().equals(stage))
        .findFirst()
        .orElseThrow(() -> new AssertionError(stage + " was not released"));
  }

  List<String> releasedStages() {
    return released.stream().map(ViewReady::stage).toList();
  }

  BuildChanged lastTold() {
    return builds.getLast();
  }

  /** A new process: it reads the history, then the topics in another order than they came. */
  void restart(long seed) {
    crashAt = Long.MAX_VALUE;
    state = new RegistryState();
    planner = new Planner(this::graph, tables());
    history.values().forEach(build -> state.remember(build.asEvent(), TIME));
    shuffledByTopic(seed).forEach(event -> state.replay(event, TIME));
    builds.forEach(build -> state.replay(build, TIME));
    state.replayed();
  }

  /** Order is kept within a topic, and random between topics. */
  private List<Event> shuffledByTopic(long seed) {
    Random random = new Random(seed);
    Map<Object, List<Event>> topics = new LinkedHashMap<>();
    facts.forEach(e -> topics.computeIfAbsent(e.topic(), _ -> new ArrayList<>()).add(e));
    List<List<Event>> left = new ArrayList<>(topics.values());
    List<Event> mixed = new ArrayList<>();
    while (!left.isEmpty()) {
      Collections.shuffle(left, random);
      mixed.add(left.getFirst().removeFirst());
      left.removeIf(List::isEmpty);
    }
    return mixed;
  }
}
