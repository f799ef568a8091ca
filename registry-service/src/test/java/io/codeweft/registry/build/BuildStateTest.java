package io.codeweft.registry.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.BuildTask;
import io.codeweft.contracts.event.ContractViolated;
import io.codeweft.contracts.event.Shard;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.ViewCommitted;
import io.codeweft.contracts.event.ViewComputed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BuildStateTest {
  private static final Instant T1 = Instant.parse("2026-01-01T00:00:01Z");
  private static final Instant T2 = Instant.parse("2026-01-01T00:00:02Z");

  @Test
  void factsGiveTheSameStateInAnyOrderAndHoweverOften() {
    List<TaskFact> facts =
        List.of(
            computed("b/a/0/1"),
            committed("b/a/0/1", "a", 1),
            committed("b/a/0/1", "a2", 4),
            computed("b/b/0/1"),
            new TaskFact.Violated(violation("b/b/0/1", "x")),
            new TaskFact.Violated(violation("b/b/0/1", "y")),
            failed("b/b/0/1"),
            failed("b/c/0/1"),
            committed("b/c/0/1", "c", 7));
    BuildState expected = after(facts);
    assertThat(expected).isInstanceOf(BuildState.Stopping.class);
    for (long seed = 0; seed < 200; seed++) {
      List<TaskFact> shuffled = new ArrayList<>(facts);
      Random random = new Random(seed);
      for (int i = 0; i < 5; i++) {
        shuffled.add(facts.get(random.nextInt(facts.size())));
      }
      Collections.shuffle(shuffled, random);
      assertThat(after(shuffled)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void aTaskIsReadyWhenTheStagesBeforeItAreCommitted() {
    BuildState build = planned();
    assertThat(ready(build)).containsExactly("a", "b");
    build = build.on(committed("b/a/0/1", "a", 1));
    assertThat(ready(build)).as("a2 is missing").containsExactly("a", "b");
    build = build.on(committed("b/a/0/1", "a2", 1)).on(committed("b/b/0/1", "b", 1));
    assertThat(ready(build)).containsExactly("c");
    assertThat(build.tasks().allCommitted()).isFalse();
    build = build.on(committed("b/c/0/1", "c", 1));
    assertThat(build.tasks().allCommitted()).isTrue();
  }

  @Test
  void completionNamesInputsAndCommittedTables() {
    BuildState build = planned().on(committed("b/c/0/1", "c", 3));
    assertThat(build.completion().tables())
        .isEqualTo(Map.of("d", new TableVersion("tables/r/d", 1, 1), "c", table("c", 3)));
    assertThat(build.completion().state()).isEqualTo(BuildChanged.State.COMPLETED);
  }

  @Test
  void aViolationWeighsMoreThanAFailureAndOnlySomeAreListed() {
    BuildState build = planned().on(failed("b/a/0/1"));
    for (int i = 0; i < 25; i++) {
      build = build.on(new TaskFact.Violated(violation("b/b/0/1", "column" + i)));
    }
    Ending ending = build.tasks().ending().orElseThrow();
    assertThat(ending.state()).isEqualTo(BuildChanged.State.REFUSED);
    assertThat(ending.reason().lines()).hasSize(21).last().isEqualTo("and 5 more");
  }

  @Test
  void recordsOfTheBuildTopicDecideAndRepeatedOnesChangeNothing() {
    BuildState running = planned();
    assertThat(running.on(record(BuildChanged.State.PLANNED, null), T2)).isSameAs(running);

    BuildState failed = running.on(record(BuildChanged.State.FAILED, "why"), T2);
    assertThat(failed).isInstanceOf(BuildState.Failed.class);
    assertThat(failed.plannedAt()).isEqualTo(T1);
    assertThat(failed.endedAt()).isEqualTo(T2);
    assertThat(failed.on(record(BuildChanged.State.FAILED, "why"), T1)).isSameAs(failed);

    assertThat(running.on(record(BuildChanged.State.COMPLETED, null), T2))
        .isInstanceOf(BuildState.Completed.class);
    assertThat(running.on(record(BuildChanged.State.REFUSED, "why"), T2))
        .isInstanceOf(BuildState.Refused.class);
  }

  @Test
  void aBuildPlannedAgainKeepsItsCommitsAndForgetsItsFailures() {
    BuildState failed =
        planned()
            .on(committed("b/b/0/1", "b", 1))
            .on(failed("b/a/0/1"))
            .on(record(BuildChanged.State.FAILED, "why"), T2);
    BuildState again = failed.on(record(BuildChanged.State.PLANNED, null), T2);
    assertThat(again).isInstanceOf(BuildState.Running.class);
    assertThat(ready(again)).containsExactly("a");
    assertThat(again.plannedAt()).isEqualTo(T2);
  }

  @Test
  void aFactAboutAnotherTaskChangesNothing() {
    assertThat(planned().on(committed("b/z/0/1", "z", 1))).isEqualTo(planned());
  }

  @Test
  void shardsOfAStageAreAllWaitedForAndTheLatestVersionCounts() {
    BuildTask first = new BuildTask("b/a/0/2", "a", new Shard(0, 2), List.of("a"), List.of());
    BuildTask second = new BuildTask("b/a/1/2", "a", new Shard(1, 2), List.of("a"), List.of());
    BuildTask next = new BuildTask("b/n/0/1", "n", Shard.ALL, List.of("n"), List.of("a"));
    BuildState build =
        BuildState.first(
            record(BuildChanged.State.PLANNED, null, List.of(first, second, next)), T1);
    build = build.on(committed("b/a/0/2", "a", 2));
    assertThat(ready(build)).containsExactly("a");
    build = build.on(committed("b/a/1/2", "a", 1));
    assertThat(ready(build)).containsExactly("n");
    assertThat(build.tasks().committed()).isEqualTo(Map.of("a", table("a", 2)));
  }

  private static List<String> ready(BuildState build) {
    return build.tasks().ready().stream().map(BuildTask::stage).toList();
  }

  private static BuildState after(List<TaskFact> facts) {
    BuildState build = planned();
    for (TaskFact fact : facts) {
      build = build.on(fact);
    }
    return build;
  }

  private static BuildState planned() {
    return BuildState.first(record(BuildChanged.State.PLANNED, null), T1);
  }

  private static BuildChanged record(BuildChanged.State state, @Nullable String reason) {
    return record(
        state,
        reason,
        List.of(
            new BuildTask("b/a/0/1", "a", Shard.ALL, List.of("a", "a2"), List.of()),
            new BuildTask("b/b/0/1", "b", Shard.ALL, List.of("b"), List.of()),
            new BuildTask("b/c/0/1", "c", Shard.ALL, List.of("c"), List.of("a", "b"))));
  }

  private static BuildChanged record(
      BuildChanged.State state, @Nullable String reason, List<BuildTask> tasks) {
    return new BuildChanged(
        "b",
        1,
        "r",
        state,
        "g",
        "v",
        "o",
        "e",
        Map.of("d", new TableVersion("tables/r/d", 1, 1)),
        Map.of(),
        tasks,
        Map.of(),
        reason);
  }

  private static TaskFact computed(String task) {
    return new TaskFact.Computed(task, "b", new TaskFact.Computation("w", 1));
  }

  private static TaskFact failed(String task) {
    return new TaskFact.Failed(task, "b", new ViewComputed.Failure("engine", "broke"));
  }

  private static TaskFact committed(String task, String view, long version) {
    return new TaskFact.Committed(
        new ViewCommitted(
            task, "b", 1, "r", view, view, table(view, version), true, 1, 0, 0, null, 0.5));
  }

  private static TableVersion table(String view, long version) {
    return new TableVersion("tables/r/" + view, version, 5);
  }

  private static ContractViolated violation(String task, String column) {
    return new ContractViolated(
        task,
        "b",
        "r",
        "b",
        ContractViolated.Type.KEY,
        column,
        "unique",
        "2 rows",
        2,
        List.of(),
        "refused/b");
  }
}
