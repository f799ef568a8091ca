package io.codeweft.registry.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.registry.history.internal.NewestFiles;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.LiveFile;
import io.codeweft.tables.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildHistoryTest {
  private static final Instant PLANNED = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path directory;
  private BuildHistory history;

  @BeforeEach
  void open() {
    history = new BuildHistory(Warehouse.at(directory), false);
  }

  @Test
  void aWarehouseWithoutBuildsHasNone() {
    assertThat(history.lastCompleted(null)).isEmpty();
    assertThat(history.newest("r", 10)).isEmpty();
  }

  @Test
  void aBuildIsReadBackAsItWasRecorded() {
    BuildRecord completed = build("r", 1, BuildChanged.State.COMPLETED, null, 5);
    BuildRecord refused = build("ü/2", 1, BuildChanged.State.REFUSED, "because 'x'\nand y", 6);
    history.append(completed);
    history.append(refused);
    assertThat(history.newest(null, 10)).containsExactly(completed, refused);
    assertThat(history.newest("ü/2", 10)).containsExactly(refused);
    assertThat(completed.snapshot())
        .isEqualTo(
            Map.of(
                "d", new TableVersion("tables/r/d", 3, 30),
                "v", new TableVersion("tables/r/v", 1, 10)));
  }

  @Test
  void aBuildIsRecordedOnce() {
    BuildRecord completed = build("r", 1, BuildChanged.State.COMPLETED, null, 5);
    history.append(completed);
    history.append(completed);
    history.append(build("r", 1, BuildChanged.State.COMPLETED, null, 9));
    assertThat(history.newest("r", 10)).containsExactly(completed);
    assertThat(new DeltaTables(false).latest(directory.resolve(BuildHistory.LOCATION)))
        .hasValueSatisfying(table -> assertThat(table.version()).isZero());
  }

  @Test
  void aBuildThatFailedAndThenCompletedHasBothRows() {
    history.append(build("r", 1, BuildChanged.State.FAILED, "memory", 5));
    history.append(build("r", 1, BuildChanged.State.FAILED, "again", 6));
    history.append(build("r", 1, BuildChanged.State.COMPLETED, null, 7));
    assertThat(history.newest("r", 10))
        .extracting(build -> build.state() + " " + build.reason())
        .containsExactly("COMPLETED null", "FAILED memory");
  }

  @Test
  void consumersReadTheLastCompletedBuild() {
    history.append(build("r", 1, BuildChanged.State.COMPLETED, null, 1));
    history.append(build("s", 1, BuildChanged.State.COMPLETED, null, 2));
    history.append(build("r", 2, BuildChanged.State.COMPLETED, null, 3));
    history.append(build("s", 2, BuildChanged.State.FAILED, "memory", 4));
    assertThat(history.lastCompleted("s")).hasValueSatisfying(b -> assertNumber(b, "s", 1));
    assertThat(history.lastCompleted("r")).hasValueSatisfying(b -> assertNumber(b, "r", 2));
    assertThat(history.lastCompleted(null)).hasValueSatisfying(b -> assertNumber(b, "r", 2));
    assertThat(history.lastCompleted("t")).isEmpty();
  }

  @Test
  void theNewestOfEachRepositoryAreListed() {
    for (int number = 1; number <= 3; number++) {
      history.append(build("r", number, BuildChanged.State.COMPLETED, null, number));
      history.append(build("s", number, BuildChanged.State.COMPLETED, null, number));
    }
    assertThat(history.newest(null, 2))
        .extracting(build -> build.repo() + build.buildNumber())
        .containsExactly("r3", "r2", "s3", "s2");
  }

  @Test
  void onlyFilesOfTheNewestBuildsAreOpened() {
    for (int number = 1; number <= 6; number++) {
      history.append(build("r", number, BuildChanged.State.COMPLETED, null, number));
    }
    history.append(build("x".repeat(200), 1, BuildChanged.State.COMPLETED, null, 1));
    List<LiveFile> files =
        new DeltaTables(false)
            .latest(directory.resolve(BuildHistory.LOCATION))
            .orElseThrow()
            .files();
    assertThat(files).hasSize(7);
    assertThat(NewestFiles.of(files, "r", 1))
        .as("two of r, and the one whose repository is too long for its bounds")
        .hasSize(3);
    assertThat(history.newest("r", 1)).singleElement().satisfies(b -> assertNumber(b, "r", 6));
  }

  @Test
  void aCompletedBuildIsFoundBehindManyThatFailed() {
    history.append(build("r", 1, BuildChanged.State.COMPLETED, null, 1));
    for (int number = 2; number <= 40; number++) {
      history.append(build("r", number, BuildChanged.State.FAILED, "memory", 3));
    }
    assertThat(history.lastCompleted("r")).hasValueSatisfying(b -> assertNumber(b, "r", 1));
  }

  private static void assertNumber(BuildRecord build, String repo, long number) {
    assertThat(build.repo()).isEqualTo(repo);
    assertThat(build.buildNumber()).isEqualTo(number);
  }

  private static BuildRecord build(
      String repo, long number, BuildChanged.State state, @Nullable String reason, int second) {
    return BuildRecord.of(
        new BuildChanged(
            "%032x".formatted(number * 1000 + repo.hashCode()),
            number,
            repo,
            state,
            "g",
            "version",
            "object",
            "extract",
            Map.of("d", new TableVersion("tables/" + repo + "/d", 3, 30)),
            Map.of("v", "key of v"),
            List.of(),
            Map.of(),
            reason),
        Map.of("v", new TableVersion("tables/" + repo + "/v", 1, 10)),
        second == 6 ? null : PLANNED,
        PLANNED.plusSeconds(second));
  }
}
