package io.codeweft.registry.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.ViewReady;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The registry dies at every step of two builds in turn; the outcome is always the same. */
class CrashTest {
  private static final int SEEDS = 3;

  @TestFactory
  List<DynamicTest> twoBuildsCompleteWhereverTheRegistryDies() {
    World undisturbed = new World();
    run(undisturbed);
    List<DynamicTest> tests = new java.util.ArrayList<>();
    for (long step = 0; step < undisturbed.steps(); step++) {
      for (long seed = 0; seed < SEEDS; seed++) {
        long crash = step;
        long order = seed;
        tests.add(
            DynamicTest.dynamicTest(
                "crash at step " + step + ", seed " + seed,
                () -> assertSameOutcome(undisturbed, crash, order)));
      }
    }
    assertThat(tests).as("crash points").hasSizeGreaterThan(50);
    return tests;
  }

  private static void assertSameOutcome(World undisturbed, long crash, long seed) {
    World world = new World();
    world.crashAt(crash);
    boolean crashed = false;
    try {
      run(world);
    } catch (World.Crash e) {
      crashed = true;
      world.restart(seed);
      finish(world);
      if (world.lastTold().buildNumber() == 1) {
        landSecond(world);
      }
    }
    assertThat(crashed).isTrue();
    assertThat(distinct(world.builds)).isEqualTo(distinct(undisturbed.builds));
    assertThat(Map.copyOf(world.history)).isEqualTo(Map.copyOf(undisturbed.history));
    assertThat(tasks(world)).isEqualTo(tasks(undisturbed));
  }

  @Test
  void aRestartReleasesTheTasksOfAnOpenBuildOnceMore() {
    World world = new World();
    landFirst(world);
    world.plan();
    world.commit(world.task("files"));
    world.released.clear();
    world.restart(1);
    world.plan();
    assertThat(world.releasedStages()).containsExactly("nodes");
    world.plan();
    assertThat(world.releasedStages()).containsExactly("nodes");
  }

  @Test
  void aRestartWaitsForTasksThatMayRunInABuildThatIsStopping() {
    World world = new World();
    landFirst(world);
    world.plan();
    world.arrive(World.violated(world.task("files"), "id"));
    world.released.clear();
    world.restart(1);
    world.plan();
    assertThat(world.releasedStages()).containsExactly("nodes");
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.PLANNED);
    world.commit(world.task("nodes"));
    world.plan();
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.REFUSED);
  }

  @Test
  void aRefusedBuildIsNotTriedAgainByARestart() {
    World world = new World();
    landFirst(world);
    world.plan();
    world.arrive(World.violated(world.task("files"), "id"));
    world.commit(world.task("nodes"));
    world.plan();
    int told = world.builds.size();
    world.restart(1);
    world.plan();
    assertThat(world.builds).hasSize(told);
  }

  @Test
  void aSecondAttemptThatIsCutOffByACrashGoesOn() {
    World world = new World();
    landFirst(world);
    world.plan();
    world.arrive(World.violated(world.task("files"), "id"));
    world.commit(world.task("nodes"));
    world.plan();
    world.queue.clear();
    landFirst(world);
    world.plan();
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.PLANNED);
    world.restart(1);
    finish(world);
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.COMPLETED);
  }

  @Test
  void theHistoryAloneIsEnoughToGoOnFrom() {
    World world = new World();
    run(world);
    BuildChanged last = world.lastTold();
    world.facts.clear();
    world.builds.clear();
    world.restart(1);
    world.register(Graphs.graph("g", "policy-1"), 1);
    landSecond(world);
    assertThat(world.builds).as("unchanged").isEmpty();
    world.arrive(Graphs.extract("r", 9, "facts"));
    world.plan();
    assertThat(world.lastTold().buildNumber()).isEqualTo(last.buildNumber() + 1);
    assertThat(world.task("files").bases()).containsEntry("files", last.tables().get("files"));
  }

  @Test
  void tablesThatABuildNobodyRemembersHasCommittedAreBuiltUpon() {
    World world = new World();
    landFirst(world);
    world.plan();
    world.commit(world.task("files"));
    world.facts.clear();
    world.builds.clear();
    world.released.clear();
    world.queue.clear();
    world.restart(1);
    landFirst(world);
    world.plan();
    assertThat(world.lastTold().buildNumber()).isEqualTo(2);
    assertThat(world.task("files").bases())
        .isEqualTo(Map.of("files", new TableVersion("tables/r/files", 0, 1)));
    assertThat(world.task("nodes").bases()).isEmpty();
    finish(world);
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.COMPLETED);
    assertThat(world.lastTold().tables())
        .containsEntry("files", new TableVersion("tables/r/files", 1, 2));
  }

  @Test
  void aCommitThatWasNotToldIsFoundWhenItsTaskIsDoneAgain() {
    World world = new World();
    landFirst(world);
    world.plan();
    world.commitTable(world.task("files"), "files");
    world.restart(1);
    finish(world);
    assertThat(world.lastTold().state()).isEqualTo(BuildChanged.State.COMPLETED);
    assertThat(world.lastTold().tables())
        .containsEntry("files", new TableVersion("tables/r/files", 0, 1));
  }

  private static void run(World world) {
    landFirst(world);
    finish(world);
    landSecond(world);
  }

  private static void landFirst(World world) {
    world.register(Graphs.graph("g", "policy-1"), 1);
    world.arrive(Graphs.extract("r", 1, "facts", "hints"));
  }

  private static void landSecond(World world) {
    world.arrive(Graphs.extract("r", 2, "facts", "hints"));
    finish(world);
  }

  private static void finish(World world) {
    do {
      world.work();
      world.plan();
    } while (!world.queue.isEmpty());
  }

  private static Set<BuildChanged> distinct(List<BuildChanged> builds) {
    return new LinkedHashSet<>(builds);
  }

  private static Set<ViewReady> tasks(World world) {
    return new LinkedHashSet<>(world.released);
  }
}
