package io.codeweft.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code kill -9} during a run; the next run ends with the rows of an undisturbed one. */
class KillIT {
  private static final int VIEW_COMMITS = 24;
  private static final int EXTRACT_COMMITS = 4;
  private static final int RANDOM_KILLS = 10;

  private final long seed = Long.getLong("weft.seed", System.nanoTime());
  private final Random random = new Random(seed);

  /** One warehouse dies again and again, first on its way to a first build, then to a second. */
  @Test
  void theNextRunEndsAsIfNothingHadHappened() {
    Path folder = Workspace.folder("kill");
    SampleRepository repository = SampleRepository.below(folder);
    Path warehouse = folder.resolve("warehouse");
    int early = EXTRACT_COMMITS + 1 + random.nextInt(VIEW_COMMITS / 2);
    int late = 1 + random.nextInt(VIEW_COMMITS / 2);
    System.out.println("KillIT: -Dweft.seed=" + seed + ", commits " + early + " and " + late);

    killAt(repository, warehouse, KillPoint::extracting);
    killAt(repository, warehouse, KillPoint::landed);
    killAt(repository, warehouse, at -> KillPoint.committed(at, early - EXTRACT_COMMITS));
    assertRun(repository, warehouse);
    WarehouseTables first = WarehouseTables.lastBuild(warehouse);
    first.assertSameRows(Baseline.original().tables());

    repository.change();
    killAt(repository, warehouse, KillPoint::computing);
    killAt(repository, warehouse, at -> KillPoint.committed(at, late));
    assertRun(repository, warehouse);
    WarehouseTables second = WarehouseTables.lastBuild(warehouse);
    second.assertSameRows(Baseline.changed().tables());
    for (String table : second.names()) {
      ChangeFeed.assertTrueDifference(
          table, first.table(table), second.table(table), second.key(table));
    }
  }

  @Test
  @Tag("slow")
  void atAnyMoment() {
    long whole = Duration.ofSeconds(40).toMillis();
    for (int kill = 0; kill < RANDOM_KILLS; kill++) {
      long delay = (long) (whole * random.nextDouble());
      System.out.println("KillIT: -Dweft.seed=" + seed + ", kill after " + delay + " ms");
      Path folder = Workspace.folder("kill");
      SampleRepository repository = SampleRepository.below(folder);
      Path warehouse = folder.resolve("warehouse");
      long start = System.nanoTime();
      killAt(
          repository,
          warehouse,
          at ->
              new KillPoint(
                  "after " + delay + " ms", () -> System.nanoTime() - start > delay * 1_000_000));
      assertRun(repository, warehouse);
      WarehouseTables.lastBuild(warehouse).assertSameRows(Baseline.original().tables());
    }
  }

  private static void killAt(
      SampleRepository repository, Path warehouse, Function<Path, KillPoint> when) {
    KillPoint point = when.apply(warehouse);
    try (WeftProcess process =
        WeftProcess.startWeft("run", repository.path(), "--warehouse", warehouse.toString())) {
      process.until(point.name(), point.reached());
      List<ProcessHandle> children = process.children();
      process.kill();
      Await.until(
          "the Python workers of a killed process end",
          Duration.ofSeconds(30),
          () -> children.stream().noneMatch(ProcessHandle::isAlive));
    }
  }

  private static void assertRun(SampleRepository repository, Path warehouse) {
    WeftProcess.Ended run =
        WeftProcess.weft("run", repository.path(), "--warehouse", warehouse.toString());
    assertThat(run.exitCode()).describedAs("%s", run).isZero();
  }
}
