package io.codeweft.registry.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.FunctionSnapshotPublished;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.event.ViewReady;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.build.BuildState;
import io.codeweft.registry.build.Ending;
import io.codeweft.registry.build.RegistryState;
import io.codeweft.registry.build.TaskState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final ViewGraph GRAPH = Graphs.graph("g", "policy-1");
  private static final ViewComputed.Failure FAILURE =
      new ViewComputed.Failure("memory", "nodes needs more than 1 GiB; raise the limit");

  private final World world = new World();

  @Test
  void aBuildGoesThroughItsStagesAndEndsWithTheWholeSnapshot() {
    landAndRegister();
    world.plan();
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.PLANNED);
    assertThat(world.lastTold().buildNumber()).isEqualTo(1);
    assertThat(world.lastTold().tasks())
        .extracting(task -> task.stage() + " after " + task.after())
        .containsExactly(
            "files after []",
            "nodes after []",
            "edges after [files, nodes]",
            "props after [edges, nodes]");
    assertThat(world.releasedStages()).containsExactly("files", "nodes");

    world.commit(world.task("files"));
    world.plan();
    assertThat(world.releasedStages()).containsExactly("files", "nodes");

    world.commit(world.task("nodes"));
    world.plan();
    assertThat(world.releasedStages()).containsExactly("files", "nodes", "edges");
    ViewReady edges = world.task("edges");
    assertThat(edges.inputs()).containsOnlyKeys("facts", "files", "nodes");
    assertThat(edges.inputs())
        .containsEntry("nodes", new TableVersion("tables/r/nodes", 0, 1))
        .containsEntry("facts", new TableVersion("tables/r/facts", 3, 10));
    assertThat(edges.bases()).isEmpty();

    world.commit(edges);
    world.plan();
    world.commit(world.task("props"));
    world.plan();
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.COMPLETED);
    assertThat(world.lastTold().tables())
        .containsOnlyKeys("facts", "hints", "files", "nodes", "edges", "props");
    assertThat(world.history.values())
        .singleElement()
        .satisfies(build -> assertThat(build.snapshot()).isEqualTo(world.lastTold().tables()));
  }

  @Test
  void theNextBuildHasTheNextNumberAndTheCommittedTablesAsBases() {
    complete();
    world.arrive(Graphs.extract("r", 4, "facts", "hints"));
    world.plan();
    assertThat(world.lastTold().buildNumber()).isEqualTo(2);
    assertThat(world.task("nodes").bases())
        .isEqualTo(java.util.Map.of("nodes", new TableVersion("tables/r/nodes", 0, 1)));
  }

  @Test
  void aGraphOfOtherFunctionsIsCompiledAgainBeforeItIsBuilt() {
    FunctionSnapshot changed = FunctionSnapshot.of(List.of());
    landAndRegister();
    world.arrive(new FunctionSnapshotPublished(FunctionSnapshotPublished.LIBRARY, changed));
    world.plan();
    Action.Recompile recompile = new Action.Recompile("g", 1, changed.hash());
    assertThat(world.recompiled).containsExactly(recompile);
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.REFUSED);
    assertThat(world.lastTold().reason())
        .contains("compiled against functions " + Graphs.FUNCTIONS)
        .contains(changed.hash() + " are current and it does not compile with them");
    world.plan();
    assertThat(world.recompiled).as("tried once").containsExactly(recompile);

    ViewGraph again = Graphs.graph("g", "policy-1", changed.hash());
    world.register(again, 2);
    world.plan();
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.PLANNED);
    assertThat(world.lastTold().graphVersion()).isEqualTo(again.version());
    assertThat(world.recompiled).containsExactly(recompile);
  }

  @Test
  void aBuildOfADeletedGraphWaitsForWhatRunsAndIsCancelled() {
    landAndRegister();
    world.plan();
    world.arrive(deletion(2));
    world.commit(world.task("files"));
    world.plan();
    assertThat(world.releasedStages()).containsExactly("files", "nodes");
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.PLANNED);
    world.commit(world.task("nodes"));
    world.plan();
    assertThat(world.releasedStages()).containsExactly("files", "nodes");
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.CANCELLED);
    assertThat(world.lastTold().reason()).contains("graph g was deleted by registration 2");
    assertThat(world.history.values())
        .singleElement()
        .satisfies(build -> assertThat(build.committedViews()).containsOnlyKeys("files", "nodes"));
    int told = world.builds.size();
    world.arrive(Graphs.extract("r", 4, "facts", "hints"));
    world.plan();
    assertThat(world.builds).as("nothing is built without a graph").hasSize(told);
  }

  @Test
  void aGraphThatIsBackGoesOnWhereItsDeletionHasStoppedIt() {
    landAndRegister();
    world.plan();
    world.commit(world.task("files"));
    world.commit(world.task("nodes"));
    world.arrive(deletion(2));
    world.plan();
    BuildChanged cancelled = world.lastTold();
    assertThat(cancelled.state()).isEqualTo(BuildChanged.State.CANCELLED);
    world.restart(1);
    world.register(GRAPH, 3);
    world.plan();
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.PLANNED);
    assertThat(world.lastTold().buildId()).isEqualTo(cancelled.buildId());
    assertThat(world.releasedStages()).containsExactly("files", "nodes", "edges");
  }

  @Test
  void aTaskThatWasGivenUpLongAgoCountsInABuildThatHasEndedOnly() {
    landAndRegister();
    world.plan();
    ViewReady files = world.task("files");
    BuildChanged open = world.lastTold();
    world.commit(world.task("nodes"));
    RegistryState again = new RegistryState();
    again.deadLetter(files, "the disk is full");
    again.replay(open, World.TIME);
    assertThat(again.build(open.buildId()).orElseThrow()).isInstanceOf(BuildState.Running.class);
    BuildChanged failed =
        again
            .build(open.buildId())
            .orElseThrow()
            .stop(new Ending(BuildChanged.State.FAILED, "the disk is full"));
    again.replay(failed, World.TIME);
    again.replayed();
    assertThat(again.build(open.buildId()).orElseThrow().tasks().byId().get(files.taskId()))
        .isInstanceOf(TaskState.Failed.class);
  }

  private static ViewGraphRegistered deletion(long number) {
    return new ViewGraphRegistered(
        "g",
        GRAPH.version(),
        number,
        GRAPH.functionSnapshot(),
        GRAPH.version(),
        "pack",
        ViewGraphRegistered.Kind.DELETED,
        null,
        null);
  }

  @Test
  void anUnchangedExtractPlansNothing() {
    complete();
    int told = world.builds.size();
    world.arrive(Graphs.extract("r", 3, "facts", "hints"));
    world.plan();
    assertThat(world.builds).hasSize(told);
  }

  @Test
  void goingBackToAnEarlierExtractIsANewBuildUnderANewId() {
    complete();
    String first = world.lastTold().buildId();
    world.arrive(Graphs.extract("r", 4, "facts"));
    finish();
    world.arrive(Graphs.extract("r", 3, "facts", "hints"));
    finish();
    assertThat(world.lastTold().buildNumber()).isEqualTo(3);
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.COMPLETED);
    assertThat(world.lastTold().buildId()).isNotEqualTo(first);
  }

  @Test
  void twoRepositoriesWithEqualVersionsHaveDifferentBuilds() {
    landAndRegister();
    world.arrive(Graphs.extract("s", 3, "facts", "hints"));
    world.plan();
    assertThat(world.builds).extracting(BuildChanged::repo).containsExactly("r", "s");
    assertThat(world.builds).extracting(BuildChanged::buildId).doesNotHaveDuplicates();
  }

  @Test
  void aNewGraphVersionBuildsTheExtractThatHasLanded() {
    complete();
    world.register(Graphs.graph("g", "policy-2"), 2);
    finish();
    assertThat(world.lastTold().buildNumber()).isEqualTo(2);
    assertThat(world.lastTold().graphVersion()).isEqualTo(Graphs.graph("g", "policy-2").version());
  }

  @Test
  void anotherMeaningOfAViewRebuildsItAndWhatReadsItsNewTable() {
    complete();
    world.released.clear();
    world.register(changed("nodes"), 2);
    finish();
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.COMPLETED);
    assertThat(world.releasedStages()).containsExactly("nodes", "edges", "props");
    assertThat(world.reused).containsExactly("files");
    assertThat(world.lastTold().tables().get("files"))
        .isEqualTo(world.builds.get(1).tables().get("files"));
  }

  @Test
  void aViewThatComesOutTheSameRebuildsNothingThatReadsIt() {
    complete();
    world.released.clear();
    world.register(changed("nodes"), 2);
    world.plan();
    world.commitUnchanged(world.task("nodes"));
    world.queue.clear();
    finish();
    assertThat(world.releasedStages()).containsExactly("nodes");
    assertThat(world.reused).containsExactly("files", "edges", "props");
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.COMPLETED);
  }

  @Test
  void aChangedIntermediateOrGateRebuildsTheTablesItDecides() {
    complete();
    world.released.clear();
    world.register(changed("edges_in_files"), 2);
    finish();
    assertThat(world.releasedStages()).as("the gate of edges").startsWith("edges");
    assertThat(world.reused).contains("files", "nodes");
    world.released.clear();
    world.register(changed("flat"), 3);
    world.plan();
    assertThat(world.releasedStages()).as("flat is read by nodes").containsExactly("nodes");
  }

  @Test
  void theRegistryKnowsAfterARestartWhatNeedNotBeDoneAgain() {
    complete();
    world.forgetEvents();
    world.restart(1);
    world.register(GRAPH, 2);
    world.released.clear();
    world.arrive(Graphs.extract("r", 3, "facts", "hints"));
    world.register(changed("props"), 3);
    finish();
    assertThat(world.releasedStages()).containsExactly("props");
    assertThat(world.reused).containsExactly("files", "nodes", "edges");
  }

  @Test
  void anOptionalDatasetThatIsGoneOrATableThatMovedOnIsNotReused() {
    complete();
    world.released.clear();
    world.arrive(Graphs.extract("r", 3, "facts"));
    finish();
    assertThat(world.reused).as("hints is gone").isEmpty();
    world.released.clear();
    world.arrive(Graphs.extract("r", 4, "facts"));
    world.plan();
    world.commit(world.task("files"));
    world.arrive(World.computed(world.task("nodes"), FAILURE));
    world.queue.clear();
    world.plan();
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.FAILED);
    world.released.clear();
    world.arrive(Graphs.extract("r", 3, "facts"));
    finish();
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.COMPLETED);
    assertThat(world.releasedStages())
        .as("files was committed by the failed build")
        .contains("files");
    assertThat(world.reused).contains("nodes").doesNotContain("files");
  }

  /** The graph with another plan for one of its views. */
  private static ViewGraph changed(String view) {
    return ViewGraph.of(
        GRAPH.name(),
        GRAPH.policyHash(),
        GRAPH.functionSnapshot(),
        GRAPH.functionLibrary(),
        GRAPH.datasets(),
        GRAPH.views().stream().map(v -> v.name().equals(view) ? Graphs.changed(v) : v).toList());
  }

  @Test
  void landingsDuringABuildWaitAndTheLatestWins() {
    landAndRegister();
    world.plan();
    world.arrive(Graphs.extract("r", 4, "facts"));
    world.arrive(Graphs.extract("r", 5, "facts"));
    world.plan();
    assertThat(world.builds).hasSize(1);
    finish();
    assertThat(world.builds)
        .extracting(build -> build.extractId() + " " + build.state())
        .containsExactly(
            "extract-r-3 PLANNED",
            "extract-r-3 COMPLETED",
            "extract-r-5 PLANNED",
            "extract-r-5 COMPLETED");
  }

  @Test
  void aMissingRequiredDatasetIsRefusedAtOnceAndAMissingOptionalOneIsNot() {
    world.register(GRAPH, 1);
    world.arrive(Graphs.extract("r", 3, "hints", "other"));
    world.plan();
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.REFUSED);
    assertThat(world.lastTold().reason())
        .isEqualTo(
            "graph g requires dataset facts, which extract extract-r-3 does not have; it landed:"
                + " hints, other");
    world.arrive(Graphs.extract("r", 4, "facts"));
    world.plan();
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.PLANNED);
    assertThat(world.task("nodes").inputs()).containsOnlyKeys("facts");
  }

  @Test
  void aReservedRepositoryIsRefused() {
    world.register(GRAPH, 1);
    world.arrive(Graphs.extract("_codeweft", 1, "facts"));
    world.plan();
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.REFUSED);
    assertThat(world.lastTold().reason()).contains("reserved");
  }

  @Test
  void aViolationLetsRunningTasksEndAndReleasesNothingMore() {
    landAndRegister();
    world.plan();
    world.arrive(World.violated(world.task("files"), "id"));
    world.plan();
    assertThat(build()).isInstanceOf(BuildState.Stopping.class);
    assertThat(world.builds).as("nodes is still running").hasSize(1);

    world.commit(world.task("nodes"));
    world.plan();
    assertThat(world.releasedStages()).containsExactly("files", "nodes");
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.REFUSED);
    assertThat(world.lastTold().reason())
        .isEqualTo(
            "view files breaks its contract (KEY, column id): expected unique, found 2 rows in 2"
                + " rows; the refused files are at refused/files");
    assertThat(world.history.values())
        .singleElement()
        .satisfies(build -> assertThat(build.committedViews()).containsOnlyKeys("nodes"));
  }

  @Test
  void aFailureFailsTheBuildAndNamesTheTask() {
    landAndRegister();
    world.plan();
    world.arrive(World.computed(world.task("nodes"), FAILURE));
    world.commit(world.task("files"));
    world.plan();
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.FAILED);
    assertThat(world.lastTold().reason())
        .contains(world.task("nodes").taskId(), "memory", "raise the limit");
  }

  @Test
  void anExtractThatLandsAgainAfterAFailureRetriesTheBuildUnderItsNumber() {
    failOnNodes();
    BuildChanged failed = world.lastTold();
    world.plan();
    assertThat(world.lastTold()).as("not tried again by itself").isEqualTo(failed);

    world.arrive(Graphs.extract("r", 3, "facts", "hints"));
    world.plan();
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.PLANNED);
    assertThat(world.lastTold().buildId()).isEqualTo(failed.buildId());
    assertThat(world.lastTold().buildNumber()).isEqualTo(failed.buildNumber());
    assertThat(world.releasedStages())
        .as("files was committed by the first attempt")
        .containsExactly("files", "nodes", "nodes");
    finish();
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.COMPLETED);
  }

  @Test
  void aRetryTakesANewNumberWhenAnotherGraphWasBuiltSince() {
    failOnNodes();
    world.register(
        ViewGraph.of(
            "h",
            "policy-1",
            "functions-1",
            "functions-1",
            List.of(Graphs.dataset("facts", true)),
            List.of(Graphs.view("other", true, null, "facts"))),
        1);
    finish();
    assertThat(world.lastTold().buildNumber()).isEqualTo(2);
    world.arrive(Graphs.extract("r", 3, "facts", "hints"));
    finish();
    assertThat(world.lastTold().graphName()).isEqualTo("g");
    assertThat(world.lastTold().buildNumber()).isEqualTo(3);
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.COMPLETED);
  }

  @Test
  void whatIsToldTwiceIsDoneOnce() {
    landAndRegister();
    world.plan();
    world.commit(world.task("files"));
    world.commit(world.task("files"));
    world.commit(world.task("nodes"));
    world.commit(world.task("nodes"));
    world.plan();
    assertThat(world.releasedStages()).containsExactly("files", "nodes", "edges");
  }

  @Test
  void theTroubleOfOneRepositoryDoesNotStopTheOthers() {
    RuntimeException trouble = new IllegalStateException("damaged");
    landAndRegister();
    world.arrive(Graphs.extract("s", 3, "facts"));
    Planner planner =
        new Planner(
            _ -> PlannableGraph.of(GRAPH),
            new CommittedTables() {
              @Override
              public Optional<TableVersion> base(String repo, String view, long buildNumber) {
                return Optional.empty();
              }

              @Override
              public long lastBuild(String repo, String view) {
                if (repo.equals("r")) {
                  throw trouble;
                }
                return 0;
              }
            });
    assertThat(planner.next(world.state()))
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(Action.Plan.class),
            second -> assertThat(second).isEqualTo(new Action.Blocked("r", trouble)));
  }

  @Test
  void anActionThatFailedIsDecidedAgain() {
    Planner planner = new Planner(_ -> PlannableGraph.of(GRAPH), world.tables());
    landAndRegister();
    Action plan = planner.next(world.state()).getFirst();
    planner.start(plan);
    assertThat(planner.next(world.state())).isEmpty();
    planner.failed(plan);
    assertThat(planner.next(world.state())).containsExactly(plan);
  }

  private void landAndRegister() {
    world.arrive(Graphs.extract("r", 3, "facts", "hints"));
    world.register(GRAPH, 1);
  }

  private void complete() {
    landAndRegister();
    finish();
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.COMPLETED);
  }

  private void failOnNodes() {
    landAndRegister();
    world.plan();
    world.commit(world.task("files"));
    world.arrive(World.computed(world.task("nodes"), FAILURE));
    world.plan();
    world.queue.clear();
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.FAILED);
  }

  private void finish() {
    do {
      world.work();
      world.plan();
    } while (!world.queue.isEmpty());
  }

  private BuildState build() {
    return world.state().build(world.lastTold().buildId()).orElseThrow();
  }
}
